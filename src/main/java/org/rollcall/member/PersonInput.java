package org.rollcall.member;

import io.smallrye.graphql.api.Nullable;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.audience.MemberKind;

/** A person to create or change. */
@Description(
        "A person to create or change. What is absent or null stays as it is (a new record is active, without Do Not Send); an empty text or list clears.")
@Input("PersonInput")
public record PersonInput(
        @NonNull @Description("Your own key.") String externalId,
        @Description("Given name.") @Nullable String firstName,

        @Description("Family name.") @Nullable String lastName,

        @Description("Email address, as it is to be shown; what is no address is kept, and makes the member N/A.")
        @Nullable
        String email,

        @Description("Email address of the user account (login).") @Nullable
        String loginEmail,

        @Description("Your key of the parent in the family tree.") @Nullable
        String parentExternalId,

        @Description("Roles for companies; those not given are taken away.") @Nullable
        List<@NonNull ContactRoleInput> contactRoles,

        @Description("Membership type.") @Nullable String memberType,

        @Description("Tags.") @Nullable List<@NonNull String> tags,

        @Description("First day of the membership.") @Nullable
        LocalDate memberSince,

        @Description("Last day of the membership.") @Nullable
        LocalDate membershipExpires,

        @Description("Fields of the association's own; those not named stay.") @Nullable
        List<@NonNull CustomFieldInput> customFields,

        @Description("Fields to clear.") @Nullable List<@NonNull MemberField> clear,

        @Description("Whether the record is in use; an inactive record belongs to no group.") @Nullable
        Boolean active,

        @Description("Whether “Do Not Send Marketing Emails” is checked.") @Nullable
        Boolean doNotSendMarketingEmails) {

    MemberEdit edit(int line) {
        return new EditBuilder(MemberKind.PERSON, externalId)
                .set(Field.FIRST_NAME, firstName)
                .set(Field.LAST_NAME, lastName)
                .set(Field.EMAIL, email)
                .set(Field.LOGIN_EMAIL, loginEmail)
                .set(Field.PARENT, parentExternalId)
                .set(Field.MEMBER_TYPE, memberType)
                .set(Field.MEMBER_SINCE, memberSince)
                .set(Field.MEMBERSHIP_EXPIRES, membershipExpires)
                .set(Field.ACTIVE, active)
                .set(Field.DO_NOT_SEND, doNotSendMarketingEmails)
                .clear(clear)
                .edit(line, tags, contactRoles, customFields);
    }
}
