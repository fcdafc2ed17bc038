package org.rollcall.diagnosis;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.group.Group;
import org.rollcall.member.Member;
import org.rollcall.provider.Provider;

/** Why an address does or does not get a group's mail, at one provider. */
@Description("Why an address does or does not get a group's mail, at one provider.")
public record MailDiagnosis(
        @Description(
                "The group; null where the answer is the same for every one: there is no such record, or no group is"
                        + " synced.")
        @Nullable
        Group group,

        @Description("The provider; null when no account is connected, or no group is synced.") @Nullable
        Provider provider,

        @Description(
                "The record; null when nobody has the address. Of several with the address, the one that it carries"
                        + " in the group.")
        @Nullable
        Member member,

        @Description(
                "Whether the provider will send to the address; true also where it carries another record, which got"
                        + " the address.")
        boolean getsMail,

        @NonNull @Description("In a sentence or two, with what to do.")
        String explanation,

        @NonNull @Description("The steps, in order, up to the one that stops it.")
        List<@NonNull MailDiagnosisStep> steps) {}
