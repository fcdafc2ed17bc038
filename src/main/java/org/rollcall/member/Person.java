package org.rollcall.member;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.MemberKind;
import org.rollcall.graphql.GlobalId;

/** A person. */
@Description("A person.")
public final class Person implements Member {

    private final MemberRow row;

    Person(MemberRow row) {
        this.row = row;
    }

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    public String getId() {
        return GlobalId.MEMBER.of(row.id());
    }

    @Override
    @Description("Your own key for this record, unique among members; the id used when importing.")
    public @Nullable String getExternalId() {
        return row.externalId();
    }

    @Override
    @NonNull
    @Description("`Last, First`; for a person without a name the email, else your own key.")
    public String getDisplayName() {
        return row.displayName();
    }

    @Description("Given name.")
    public @Nullable String getFirstName() {
        return row.firstName();
    }

    @Description("Family name; decides alphabetical ties.")
    public @Nullable String getLastName() {
        return row.lastName();
    }

    @Override
    @Description("Email address of the record as entered, if it has one; what is no address is kept and shown.")
    public @Nullable String getEmail() {
        return row.email();
    }

    @Description("Email address of the person's user account (login), if there is one.")
    public @Nullable String getLoginEmail() {
        return row.loginEmail();
    }

    @Override
    @Description("Whether “Do Not Send Marketing Emails” is checked. Not the same as being unsubscribed at a provider.")
    public boolean isDoNotSendMarketingEmails() {
        return row.doNotSend();
    }

    @Override
    @Description("Whether the record is in use; an inactive record belongs to no group.")
    public boolean isActive() {
        return row.active();
    }

    @Override
    @Description("Membership type.")
    public @Nullable String getMemberType() {
        return row.memberType();
    }

    @Override
    @NonNull
    @Description("State of the membership on the association's present day.")
    public MembershipStatus getMembershipStatus() {
        return row.membershipStatus();
    }

    @Override
    @Description("First day of the membership.")
    public @Nullable LocalDate getMemberSince() {
        return row.memberSince();
    }

    @Override
    @Description("Last day of the membership, which still counts as current.")
    public @Nullable LocalDate getMembershipExpires() {
        return row.membershipExpires();
    }

    @Override
    @NonNull
    @Description("Tags, in alphabetical order.")
    public List<@NonNull String> getTags() {
        return row.tags();
    }

    @Override
    @NonNull
    @Description("Fields of the association's own, in alphabetical order.")
    public List<@NonNull CustomField> getCustomFields() {
        return row.customFields();
    }

    @Override
    @NonNull
    @Description("When the record was last changed.")
    public OffsetDateTime getUpdatedAt() {
        return row.updatedAt();
    }

    @Override
    public MemberKind kind() {
        return MemberKind.PERSON;
    }

    @Override
    public MemberRow row() {
        return row;
    }
}
