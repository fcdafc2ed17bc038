package org.rollcall.sharedemail;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.audience.WinnerRule;
import org.rollcall.graphql.BadRequest;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Where;

/** Narrows shared emails; all given fields must hold. */
@Description("Narrows shared emails; all given fields must hold.")
@Input("SharedEmailFilter")
public record SharedEmailFilter(
        @Id @Description("In any of these groups.") @Nullable
        List<@NonNull String> groupIds,

        @Description("Exactly this address, ignoring case and surrounding spaces.") @Nullable
        String email,

        @Description("Decided by any of these rules.") @Nullable
        List<@NonNull WinnerRule> decidedBy) {

    private static final int LONGEST_EMAIL = 320;

    /** Conditions over {@code r}, with values from {@code $1} on. */
    static Where where(@org.jspecify.annotations.Nullable SharedEmailFilter filter) {
        var where = new Where(1).and("r.candidates > 1");
        return filter == null
                ? where
                : where.and("r.group_id = ANY (%1$s)", filter.groups())
                        .and("r.address = address_of(%1$s)", filter.checkedEmail())
                        .andAnyOf("r.decided_by = ANY (%1$s)", filter.decidedBy);
    }

    private UUID @org.jspecify.annotations.Nullable [] groups() {
        return groupIds == null
                ? null
                : groupIds.stream()
                        .map(id -> GlobalId.GROUP.require("filter.groupIds", id))
                        .toArray(UUID[]::new);
    }

    @org.jspecify.annotations.Nullable
    private String checkedEmail() {
        if (email != null && (email.length() > LONGEST_EMAIL || email.indexOf('\0') >= 0)) {
            throw new BadRequest("'filter.email' has " + email.length()
                    + " characters, or a NUL among them; it may have " + LONGEST_EMAIL + " and no NUL.");
        }
        return email;
    }
}
