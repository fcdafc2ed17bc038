package org.rollcall.member;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.MemberKind;
import org.rollcall.graphql.Node;

/** A person or a company that can be a member of groups. */
@Interface
@Description("A person or a company that can be a member of groups.")
public interface Member extends Node {

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    String getId();

    @Description("Your own key for this record, unique among members; the id used when importing.")
    @Nullable
    String getExternalId();

    @NonNull
    @Description("Name to show: `Last, First` for a person, the company name for a company.")
    String getDisplayName();

    @Description("Email address of the record as entered, if it has one; what is no address is kept and shown.")
    @Nullable
    String getEmail();

    @Description("Whether “Do Not Send Marketing Emails” is checked. Not the same as being unsubscribed at a provider.")
    boolean isDoNotSendMarketingEmails();

    @Description("Whether the record is in use; an inactive record belongs to no group.")
    boolean isActive();

    @Description("Membership type.")
    @Nullable
    String getMemberType();

    @NonNull
    @Description("State of the membership on the association's present day.")
    MembershipStatus getMembershipStatus();

    @Description("First day of the membership.")
    @Nullable
    LocalDate getMemberSince();

    @Description("Last day of the membership, which still counts as current.")
    @Nullable
    LocalDate getMembershipExpires();

    @NonNull
    @Description("Tags, in alphabetical order.")
    List<@NonNull String> getTags();

    @NonNull
    @Description("Fields of the association's own, in alphabetical order.")
    List<@NonNull CustomField> getCustomFields();

    @NonNull
    @Description("When the record was last changed.")
    OffsetDateTime getUpdatedAt();

    /** Whether it is a person or a company; not part of the API, where the type tells. */
    MemberKind kind();

    /** What the database holds; not part of the API. */
    MemberRow row();
}
