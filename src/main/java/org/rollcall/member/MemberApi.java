package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
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

/** Reads people and companies. */
@GraphQLApi
public class MemberApi {

    private final MemberStore store;

    MemberApi(MemberStore store) {
        this.store = store;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("People and companies, in the order of their names.")
    public Uni<MemberConnection> members(
            @Description("Narrows the members.") @Nullable MemberFilter filter,
            @Description("Part of a name or an address, up to 200 characters.") @Nullable String search,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        Page page = Page.of(first, after, last, before, MemberStore.KEY_LENGTH);
        return store.page(MemberSearch.of(filter, search), page);
    }

    @Query
    @Needs(Permission.READ)
    @Description("A person or company by id or by your own key; give exactly one.")
    public Uni<@Nullable Member> member(
            @Id @Description("Global id.") @Nullable String id,
            @Description("Your own key.") @Nullable String externalId) {
        if (id != null && externalId == null) {
            UUID wanted = GlobalId.MEMBER.require("id", id);
            return store.byIds(List.of(wanted)).map(found -> found.get(wanted));
        }
        if (externalId != null && id == null) {
            return externalId.indexOf('\0') < 0
                    ? store.byExternalId(externalId)
                    : Uni.createFrom().nullItem();
        }
        throw new BadRequest((id == null ? "Neither 'id' nor 'externalId' is" : "Both 'id' and 'externalId' are")
                + " given; give exactly one.");
    }

    @NonNull
    @Description("How many match in all; with a `search` counted up to 10,000.")
    public Uni<Integer> totalCount(@Source MemberConnection connection) {
        return connection.count();
    }

    @Description("Direct parent in the family tree; usually the employer, or the company above.")
    public Uni<List<@Nullable Member>> parent(@Source List<Member> members) {
        List<UUID> ids = members.stream()
                .map(member -> member.row().parentId())
                .filter(Objects::nonNull)
                .toList();
        return store.byIds(ids)
                .map(found -> members.stream()
                        .map(member -> member.row().parentId())
                        .<@Nullable Member>map(id -> id == null ? null : found.get(id))
                        .toList());
    }

    @NonNull
    @Description("Roles that the person holds for companies; they decide who wins a shared email.")
    public Uni<List<List<@NonNull ContactRole>>> contactRoles(@Source List<Person> people) {
        return store.rolesOf(people.stream().map(person -> person.row().id()).toList())
                .map(found -> people.stream()
                        .map(person -> found.getOrDefault(person.row().id(), List.of()))
                        .toList());
    }
}
