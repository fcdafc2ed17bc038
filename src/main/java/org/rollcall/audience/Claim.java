package org.rollcall.audience;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One member's claim on an address, with all that the contest for it looks at.
 *
 * @param lastName a person's last name or a company's whole name; never null, blank where there is none
 * @param firstName always blank for a company
 * @param managementAccess true also for every primary and billing contact
 * @param loginIsThisAddress whether the member's user account logs in with the address that is claimed
 * @param ancestors the family tree upwards, parent first and root last; empty without a parent
 * @param doNotSend whether the member asked for no marketing emails, which does not take it out of the contest
 */
public record Claim(
        UUID memberId,
        MemberKind kind,
        String lastName,
        String firstName,
        boolean primaryContact,
        boolean billingContact,
        boolean managementAccess,
        boolean loginIsThisAddress,
        List<UUID> ancestors,
        boolean doNotSend) {

    /** Takes names as they come from a database: null is a blank name. */
    public Claim(
            UUID memberId,
            MemberKind kind,
            @Nullable String lastName,
            @Nullable String firstName,
            boolean primaryContact,
            boolean billingContact,
            boolean managementAccess,
            boolean loginIsThisAddress,
            List<UUID> ancestors,
            boolean doNotSend) {
        this.memberId = memberId;
        this.kind = kind;
        this.lastName = lastName == null ? "" : lastName;
        this.firstName = firstName == null || kind == MemberKind.COMPANY ? "" : firstName;
        this.primaryContact = primaryContact;
        this.billingContact = billingContact;
        this.managementAccess = managementAccess || primaryContact || billingContact;
        this.loginIsThisAddress = loginIsThisAddress;
        this.ancestors = withoutCircle(memberId, ancestors);
        this.doNotSend = doNotSend;
    }

    /** The name to show: "Last, First" or what of it there is. */
    public String displayName() {
        if (lastName.isBlank() && firstName.isBlank()) {
            return "(no name)";
        }
        if (firstName.isBlank()) {
            return lastName.strip();
        }
        return lastName.isBlank() ? firstName.strip() : lastName.strip() + ", " + firstName.strip();
    }

    /** The member directly above in the family tree. */
    public @Nullable UUID parent() {
        return ancestors.isEmpty() ? null : ancestors.getFirst();
    }

    /** Ends the way up where it comes round again, so that a circle in the data puts nobody above itself. */
    private static List<UUID> withoutCircle(UUID memberId, List<UUID> ancestors) {
        for (int i = 0; i < ancestors.size(); i++) {
            UUID ancestor = ancestors.get(i);
            if (ancestor.equals(memberId) || (i > 0 && ancestor.equals(ancestors.getFirst()))) {
                return List.copyOf(ancestors.subList(0, i));
            }
        }
        return List.copyOf(ancestors);
    }
}
