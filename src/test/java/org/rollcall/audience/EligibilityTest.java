package org.rollcall.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.audience.Candidate.company;
import static org.rollcall.audience.Candidate.person;
import static org.rollcall.audience.GroupMemberKind.BENEFICIARY;
import static org.rollcall.audience.GroupMemberKind.PRIMARY;

import org.junit.jupiter.api.Test;

class EligibilityTest {

    @Test
    void thatTheKindIsNotSyncedComesBeforeTheEmail() {
        assertThat(Eligibility.before(PRIMARY, false, true, false, false))
                .isEqualTo(NotApplicableReason.PRIMARY_MEMBERS_NOT_SYNCED);
        assertThat(Eligibility.before(BENEFICIARY, true, false, false, false))
                .isEqualTo(NotApplicableReason.BENEFICIARIES_NOT_SYNCED);
    }

    @Test
    void thatThereIsNoEmailComesBeforeThatItIsNotValid() {
        assertThat(Eligibility.before(PRIMARY, true, false, false, false))
                .isEqualTo(NotApplicableReason.NO_EMAIL_ADDRESS);
        assertThat(Eligibility.before(PRIMARY, true, false, true, false))
                .isEqualTo(NotApplicableReason.INVALID_EMAIL_ADDRESS);
    }

    @Test
    void whoIsOfASyncedKindWithAnAddressIsInTheRunning() {
        assertThat(Eligibility.before(PRIMARY, true, false, true, true)).isNull();
        assertThat(Eligibility.before(BENEFICIARY, false, true, true, true)).isNull();
    }

    @Test
    void theWinnerIsSent() {
        var winner = person("Byron", "Ada").claim();

        assertThat(Eligibility.afterwards(winner, winner)).isNull();
    }

    @Test
    void aWinnerWhoAsksForNoMailIsNotSentAndTheLoserDoesNotSlipIn() {
        var winner = person("Aalto", "Ari").wantsNoMail().claim();
        var loser = person("Byron", "Ada").claim();

        assertThat(Eligibility.afterwards(winner, winner)).isEqualTo(NotApplicableReason.DO_NOT_SEND_MARKETING_EMAILS);
        assertThat(Eligibility.afterwards(loser, winner)).isEqualTo(NotApplicableReason.HIGHER_PRIORITY_HAS_SAME_EMAIL);
    }

    @Test
    void doNotSendComesBeforeTheLostContest() {
        var winner = person("Aalto", "Ari").claim();

        assertThat(Eligibility.afterwards(company("Acme").wantsNoMail().claim(), winner))
                .isEqualTo(NotApplicableReason.DO_NOT_SEND_MARKETING_EMAILS);
    }

    @Test
    void aCompanyLosesToAPersonAsACompanyAndToACompanyByPriority() {
        var acme = company("Acme").claim();

        assertThat(Eligibility.afterwards(acme, person("Zorn", "Zoe").claim()))
                .isEqualTo(NotApplicableReason.PERSON_HAS_SAME_EMAIL);
        assertThat(Eligibility.afterwards(acme, company("Aardvark").claim()))
                .isEqualTo(NotApplicableReason.HIGHER_PRIORITY_HAS_SAME_EMAIL);
    }

    @Test
    void everyReasonIsASentence() {
        assertThat(NotApplicableReason.values())
                .extracting(NotApplicableReason::message)
                .doesNotHaveDuplicates()
                .allMatch(message -> message.matches("[A-Z].+\\."));
    }
}
