package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.audience.GroupMemberKind;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Where;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncFailureCode;
import org.rollcall.sync.SyncState;

/** Narrows group members; all given fields must hold. */
@Description("Narrows group members; all given fields must hold.")
@Input("GroupMemberFilter")
public record GroupMemberFilter(
        @Id @Description("Members of any of these groups.") @Nullable
        List<@NonNull String> groupIds,

        @Description("Any of these kinds of membership.") @Nullable
        List<@NonNull GroupMemberKind> kinds,

        @Description("Whose status `states`, `notApplicableReasons` and `errorCodes` are about; without it, that of any"
                + " connected provider, where one and the same must match all that is given.")
        @Nullable
        Provider provider,

        @Description("Any of these sync states.") @Nullable List<@NonNull SyncState> states,

        @Description("Any of these reasons for N/A.") @Nullable
        List<@NonNull NotApplicableReason> notApplicableReasons,

        @Description("Any of these kinds of error.") @Nullable
        List<@NonNull SyncFailureCode> errorCodes,

        @Description("Whether “Do Not Send Marketing Emails” is checked.") @Nullable
        Boolean doNotSendMarketingEmails) {

    /** Conditions over {@code gm} and {@code m}, with values from this parameter on. */
    static Where where(int firstParameter, @Nullable GroupMemberFilter filter, @Nullable String search) {
        var where = new Where(firstParameter).andMatches("m.search_text ILIKE %1$s", search);
        if (filter == null) {
            return where;
        }
        where.and("gm.group_id = ANY (%1$s)", filter.groups())
                .andAnyOf("gm.kind = ANY (%1$s)", filter.kinds)
                .and("m.do_not_send = %1$s", filter.doNotSendMarketingEmails);
        Standings.addToMembers(where, filter.provider, filter.states, filter.notApplicableReasons, filter.errorCodes);
        return where;
    }

    /** The groups that members are to be of; null for all. */
    UUID @org.jspecify.annotations.Nullable [] groups() {
        return groupIds == null
                ? null
                : groupIds.stream()
                        .map(id -> GlobalId.GROUP.require("filter.groupIds", id))
                        .toArray(UUID[]::new);
    }

    /** Whether it asks for nothing but groups and statuses, which are counted beforehand. */
    boolean isAboutStatusesOnly() {
        return !Standings.given(kinds) && doNotSendMarketingEmails == null;
    }

    /** Whether a status narrows the members. */
    boolean narrowsStatuses() {
        return Standings.given(states) || Standings.given(notApplicableReasons) || Standings.given(errorCodes);
    }

    /** Checks what could not be checked by the schema. */
    public void check() {
        groups();
    }
}
