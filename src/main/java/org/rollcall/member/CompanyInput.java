package org.rollcall.member;

import io.smallrye.graphql.api.Nullable;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.audience.MemberKind;

/** A company to create or change. */
@Description("A company to create or change. Absent and empty as for a person.")
@Input("CompanyInput")
public record CompanyInput(
        @NonNull @Description("Your own key.") String externalId,
        @NonNull @Description("Name.") String name,

        @Description("Email address, as it is to be shown; what is no address is kept, and makes the member N/A.")
        @Nullable
        String email,

        @Description("Your key of the parent in the family tree.") @Nullable
        String parentExternalId,

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
        return new EditBuilder(MemberKind.COMPANY, externalId)
                .set(Field.COMPANY_NAME, name)
                .set(Field.EMAIL, email)
                .set(Field.PARENT, parentExternalId)
                .set(Field.MEMBER_TYPE, memberType)
                .set(Field.MEMBER_SINCE, memberSince)
                .set(Field.MEMBERSHIP_EXPIRES, membershipExpires)
                .set(Field.ACTIVE, active)
                .set(Field.DO_NOT_SEND, doNotSendMarketingEmails)
                .clear(clear)
                .edit(line, tags, null, customFields);
    }
}
