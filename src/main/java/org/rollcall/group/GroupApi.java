package org.rollcall.group;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.graphql.BadRequest;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Page;
import org.rollcall.member.Member;
import org.rollcall.sharedemail.SharedEmail;

/** Reads groups. */
@GraphQLApi
public class GroupApi {

    private final GroupStore groups;
    private final GroupMemberStore members;
    private final GroupFeed feed;

    GroupApi(GroupStore groups, GroupMemberStore members, GroupFeed feed) {
        this.groups = groups;
        this.members = members;
        this.feed = feed;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("Groups (the Groups list).")
    public Uni<GroupConnection> groups(
            @Description("Narrows the groups.") @Nullable GroupFilter filter,
            @Description("Part of a name, up to 200 characters.") @Nullable String search,
            @Description("Order of the groups; by name when not given.") @Nullable GroupOrder orderBy,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        var keyset = GroupOrder.keyset(orderBy);
        return groups.page(
                GroupFilter.where(filter, search),
                keyset,
                Page.of(first, after, last, before, keyset.columns().size()));
    }

    @Query
    @Needs(Permission.READ)
    @Description("A group by id or by slug; give exactly one.")
    public Uni<@Nullable Group> group(
            @Id @Description("Global id.") @Nullable String id, @Description("Slug.") @Nullable String slug) {
        if (id != null && slug == null) {
            UUID wanted = GlobalId.GROUP.require("id", id);
            return groups.byIds(List.of(wanted)).map(found -> found.get(wanted));
        }
        if (slug != null && id == null) {
            return slug.indexOf('\0') < 0
                    ? groups.bySlug(slug)
                    : Uni.createFrom().nullItem();
        }
        throw new BadRequest(
                (id == null ? "Neither 'id' nor 'slug' is" : "Both 'id' and 'slug' are") + " given; give exactly one.");
    }

    @Subscription
    @Needs(Permission.READ)
    @NonNull
    @Description(
            "A group's settings, calculation or sync changed; for list pages. With a filter each matching group is sent"
                    + " once at the start. Changes that follow each other closely come as one, with the group as it is then; a"
                    + " group that is deleted, or does not match any more, is not sent.")
    public Multi<Group> groupChanged(
            @Description("Only groups that match; without a filter, all, and without the sending at the start.")
                    @Nullable
                    GroupFilter filter) {
        return feed.changes(filter);
    }

    @NonNull
    @Description("How many match in all.")
    public Uni<Integer> totalCount(@Source GroupConnection connection) {
        return connection.count();
    }

    @NonNull
    @Description("Always members.")
    public Uni<List<List<@NonNull Member>>> included(@Source List<GroupCriteria> criteria) {
        return named(criteria, true);
    }

    @NonNull
    @Description("Never members.")
    public Uni<List<List<@NonNull Member>>> excluded(@Source List<GroupCriteria> criteria) {
        return named(criteria, false);
    }

    @NonNull
    @Description("The group.")
    public Uni<List<Group>> group(@Source List<SharedEmail> sharedEmails) {
        return groups.evenDeleted(sharedEmails.stream().map(SharedEmail::group).toList())
                .map(found -> sharedEmails.stream()
                        .map(shared -> found.get(shared.group()))
                        .toList());
    }

    private Uni<List<List<Member>>> named(List<GroupCriteria> criteria, boolean included) {
        return members.named(criteria.stream().map(GroupCriteria::group).toList(), included)
                .map(found -> criteria.stream()
                        .map(one -> found.getOrDefault(one.group(), List.of()))
                        .toList());
    }
}
