package org.rollcall.member;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as the database holds it, with the state of its membership on the present day.
 *
 * @param companyName null for a person
 * @param address of the email; null where there is none, or it is no address
 */
public record MemberRow(
        UUID id,
        String externalId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String companyName,
        @Nullable String email,
        @Nullable String address,
        @Nullable String loginEmail,
        @Nullable UUID parentId,
        @Nullable String memberType,
        @Nullable LocalDate memberSince,
        @Nullable LocalDate membershipExpires,
        MembershipStatus membershipStatus,
        List<String> tags,
        List<CustomField> customFields,
        boolean active,
        boolean doNotSend,
        OffsetDateTime updatedAt) {

    /** `Last, First`; for a person without a name the email, else the external id. */
    String displayName() {
        if (companyName != null) {
            return companyName;
        }
        if (lastName != null) {
            return firstName == null ? lastName : lastName + ", " + firstName;
        }
        if (firstName != null) {
            return firstName;
        }
        return email == null ? externalId : email;
    }
}
