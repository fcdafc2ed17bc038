package org.rollcall.report;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.graphql.Page;
import org.rollcall.group.GroupMemberConnection;
import org.rollcall.group.GroupMemberFilter;
import org.rollcall.group.GroupMemberOrder;
import org.rollcall.group.GroupMemberStore;

/** The email sync report. */
@GraphQLApi
public class ReportApi {

    private final GroupMemberStore members;

    ReportApi(GroupMemberStore members) {
        this.members = members;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("Members of all groups with their statuses (Reports > Email Sync).")
    public Uni<GroupMemberConnection> emailSyncReport(
            @Description("Narrows the members.") @Nullable GroupMemberFilter filter,
            @Description("Part of a name or an address, up to 200 characters.") @Nullable String search,
            @Description("Order of the members; by group when not given.") @Nullable GroupMemberOrder orderBy,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return members.ofAllGroups(
                filter,
                search,
                orderBy,
                keyset -> Page.of(first, after, last, before, keyset.columns().size()));
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description(
            "Numbers of the email sync report, for each connected provider account in alphabetical order; for one only"
                    + " when the filter names its provider.")
    public Uni<List<@NonNull EmailSyncSummary>> emailSyncSummary(
            @Description("Counts only these members.") @Nullable GroupMemberFilter filter) {
        return members.tallies(filter).map(EmailSyncSummary::of);
    }
}
