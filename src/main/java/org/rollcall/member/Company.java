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

/** A company. */
@Description("A company.")
public final class Company implements Member {

    private final MemberRow row;

    Company(MemberRow row) {
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
    @Description("The company's name; decides alphabetical ties between companies.")
    public String getDisplayName() {
        return row.displayName();
    }

    @Override
    @Description("Email address of the record as entered, if it has one; what is no address is kept and shown.")
    public @Nullable String getEmail() {
        return row.email();
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
        return MemberKind.COMPANY;
    }

    @Override
    public MemberRow row() {
        return row;
    }
}
