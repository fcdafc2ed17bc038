package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.audience.GroupMemberKind;
import org.rollcall.audience.NotApplicableReason;

/** Narrows group members; all given fields must hold. */
@Description("Narrows group members; all given fields must hold.")
@Input("GroupMemberFilter")
public record GroupMemberFilter(
        @Description("Any of these kinds of membership.") @Nullable
        List<@NonNull GroupMemberKind> kinds,

        @Description("Any of these reasons for N/A.") @Nullable
        List<@NonNull NotApplicableReason> notApplicableReasons,

        @Description("Whether “Do Not Send Marketing Emails” is checked.") @Nullable
        Boolean doNotSendMarketingEmails) {

    /** Conditions over {@code gm} and {@code m}, with values from {@code $2} on. */
    static Where where(@Nullable GroupMemberFilter filter, @Nullable String search) {
        var where = new Where(2).andMatches("m.search_text ILIKE %1$s", search);
        return filter == null
                ? where
                : where.andAnyOf("gm.kind = ANY (%1$s)", filter.kinds)
                        .andAnyOf("gm.not_applicable = ANY (%1$s)", filter.notApplicableReasons)
                        .and("m.do_not_send = %1$s", filter.doNotSendMarketingEmails);
    }
}
