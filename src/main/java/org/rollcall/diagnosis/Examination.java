package org.rollcall.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.GroupMemberKind;
import org.rollcall.diagnosis.Facts.Carrier;
import org.rollcall.diagnosis.Facts.Entry;
import org.rollcall.diagnosis.Facts.Place;
import org.rollcall.member.Member;
import org.rollcall.sync.SyncState;

/** Goes from the record to the provider, step by step, until something stops the mail. */
final class Examination {

    private final Facts facts;
    private final @Nullable String contest;
    private final List<MailDiagnosisStep> steps = new ArrayList<>();
    private @Nullable String stopped;

    private Examination(Facts facts, @Nullable String contest) {
        this.facts = facts;
        this.contest = contest;
    }

    /** @param contest in words, why somebody won the address; null where it is not known */
    static MailDiagnosis of(Facts facts, @Nullable String contest) {
        Examination examination = new Examination(facts, contest);
        boolean gets = examination.known()
                && examination.belongs()
                && examination.kindIsSynced()
                && examination.hasAnAddress()
                && examination.wantsMail()
                && examination.addressIsCarried()
                && examination.isConnected()
                && examination.isSent();
        Place place = facts.place();
        return new MailDiagnosis(
                facts.group(),
                place == null ? null : place.provider(),
                facts.member(),
                gets,
                examination.explanation(),
                List.copyOf(examination.steps));
    }

    private String explanation() {
        if (stopped != null) {
            return stopped;
        }
        Carrier carrier = facts.carrier();
        String address = String.valueOf(facts.member().row().address());
        return facts.lostTheAddress() && carrier != null
                ? address + " gets the mail of " + group() + ", as the address of " + carrier.name() + " and not of "
                        + facts.member().getDisplayName() + "."
                : facts.member().getDisplayName() + " gets the mail of " + group() + " at " + address + ".";
    }

    private boolean known() {
        String question = "Is the record in use?";
        Member member = facts.member();
        return member.isActive()
                ? passed(question, member.getDisplayName() + " is in use.")
                : stopped(
                        question,
                        member.getDisplayName() + " is not in use, and such a record belongs to no group.",
                        "Set it active if that is wrong.");
    }

    private boolean belongs() {
        String question = "Is it a member of the group?";
        GroupMemberKind kind = facts.kind();
        if (kind == null) {
            NoMembership why = NoMembership.of(facts);
            return stopped(question, why.finding(), why.advice());
        }
        return passed(
                question,
                switch (kind) {
                    case PRIMARY -> "It is a primary member of " + group() + ".";
                    case BENEFICIARY -> "It is a beneficiary of " + group() + ", through a primary member.";
                });
    }

    private boolean kindIsSynced() {
        boolean primary = facts.kind() == GroupMemberKind.PRIMARY;
        String whom = primary ? "primary members" : "beneficiaries";
        String question = "Are the group's " + whom + " synced?";
        boolean synced = primary
                ? facts.group().row().syncPrimaryMembers()
                : facts.group().row().syncBeneficiaries();
        return synced
                ? passed(question, "They are.")
                : stopped(question, group() + " does not sync its " + whom + ".", "Switch that on in the group.");
    }

    private boolean hasAnAddress() {
        String question = "Is there a valid email address?";
        String email = facts.member().getEmail();
        if (facts.member().row().address() != null) {
            return passed(question, "It is " + String.valueOf(email).strip() + ".");
        }
        return (email == null || email.isBlank())
                ? stopped(question, "The record has no email address.", "Enter one.")
                : stopped(question, "'" + email + "' is no email address.", "Correct it.");
    }

    private boolean wantsMail() {
        String question = "Is “Do Not Send Marketing Emails” unchecked?";
        return facts.member().isDoNotSendMarketingEmails()
                ? stopped(
                        question,
                        "“Do Not Send Marketing Emails” is checked on the record.",
                        "Uncheck it only if the member asked for mail.")
                : passed(question, "It is unchecked.");
    }

    /** Who lost the address is told so, and its way is followed all the same: the mailbox may get the mail. */
    private boolean addressIsCarried() {
        String question = "Does the address carry this record?";
        Carrier carrier = facts.carrier();
        if (carrier == null) {
            return stopped(question, "It is not decided yet whom it carries.", "Wait until the group is calculated.");
        }
        if (facts.carriesTheAddress()) {
            return passed(question, contest == null ? "It does." : contest);
        }
        String finding = carrier.name() + " wins the address." + (contest == null ? "" : " " + contest);
        if (carrier.doNotSend()) {
            return stopped(
                    question,
                    finding + " There “Do Not Send Marketing Emails” is checked, and nobody slips in behind.",
                    "Give one of the two another address.");
        }
        steps.add(new MailDiagnosisStep(question, false, finding));
        return true;
    }

    private boolean isConnected() {
        Place place = facts.place();
        if (place == null) {
            return stopped(
                    "Is an account connected?",
                    "No email platform is connected.",
                    "Connect Mailchimp or Constant Contact.");
        }
        String question = "Is the group connected to " + place.provider().displayName() + "?";
        if (!place.connected()) {
            return stopped(question, group() + " has no list there.", "Connect the group to one.");
        }
        return place.listGone()
                ? stopped(question, "Its list no longer exists there.", "Connect the group to another list.")
                : passed(question, "It is.");
    }

    private boolean isSent() {
        Place place = Objects.requireNonNull(facts.place());
        String question = "Does " + place.provider().displayName() + " send to it?";
        Entry entry = place.entry();
        SyncState state = entry == null ? SyncState.QUEUED : entry.state();
        return switch (state) {
            case SYNCED -> passed(question, "Sent and accepted" + since(entry) + "." + seen(entry));
            case UNSUBSCRIBED ->
                stopped(
                        question,
                        "The contact unsubscribed there" + since(entry) + ".",
                        "Rollcall never subscribes anybody again; the person can, by a form of the provider.");
            case FAILED -> stopped(question, failure(entry), tryAgain(entry));
            case QUEUED, IN_PROGRESS, NOT_APPLICABLE -> stopped(question, waiting(place, entry), remedy(place));
        };
    }

    private static String seen(@Nullable Entry entry) {
        return (entry == null || entry.confirmedAt() == null)
                ? ""
                : " Seen there last at " + entry.confirmedAt().toInstant() + ".";
    }

    private static String failure(@Nullable Entry entry) {
        if (entry == null || entry.code() == null) {
            return "It failed.";
        }
        return entry.code().advice()
                + (entry.providerMessage() == null ? "" : " The provider said: " + entry.providerMessage() + ".")
                + " Attempts so far: " + entry.attempts() + since(entry).replace(" since", ", the last at") + ".";
    }

    private static String tryAgain(@Nullable Entry entry) {
        if (entry != null && entry.nextAttemptAt() != null) {
            return "It is tried again at " + entry.nextAttemptAt().toInstant() + ".";
        }
        return entry != null && entry.code() != null && entry.code().retryable()
                ? "Then sync the email again."
                : "It is sent again by itself once what was refused has changed.";
    }

    private static String waiting(Place place, @Nullable Entry entry) {
        String waits = "It waits to be sent" + since(entry) + ".";
        if (place.refusedBecause() != null) {
            return waits + " The connection does not work: " + place.refusedBecause();
        }
        if (place.heldBecause() != null) {
            return waits + " The plan waits for a person: " + place.heldBecause();
        }
        return place.paused() ? waits + " Sending is paused." : waits;
    }

    private static String remedy(Place place) {
        if (place.refusedBecause() != null) {
            return "Connect the account again.";
        }
        if (place.heldBecause() != null) {
            return "Look at the group's sync plan and apply it.";
        }
        return place.paused() ? "Resume the sending." : "Nothing needs to be done.";
    }

    private static String since(@Nullable Entry entry) {
        return entry == null ? "" : " since " + entry.changedAt().toInstant();
    }

    private String group() {
        return facts.group().getName();
    }

    private boolean passed(String question, String finding) {
        steps.add(new MailDiagnosisStep(question, true, finding));
        return true;
    }

    private boolean stopped(String question, String finding, String advice) {
        steps.add(new MailDiagnosisStep(question, false, finding));
        stopped = finding + " " + advice;
        return false;
    }
}
