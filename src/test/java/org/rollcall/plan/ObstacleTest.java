package org.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.plan.Given.ANN;
import static org.rollcall.plan.Given.ANNS;
import static org.rollcall.plan.Given.BOBS;
import static org.rollcall.plan.Given.LIST;
import static org.rollcall.plan.Given.OTHER_LIST;
import static org.rollcall.plan.Given.contact;
import static org.rollcall.plan.Given.fingerprint;
import static org.rollcall.plan.Given.made;
import static org.rollcall.plan.Given.wanted;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.plan.Contact.Origin;

/** What keeps a wanted address from being synced: nothing is written then, and the reason is told. */
class ObstacleTest {

    @ParameterizedTest
    @EnumSource(Origin.class)
    void anUnsubscribedContactIsLeftAlone(Origin origin) {
        var plan = wanted().by(ANN, BOBS)
                .contact(contact(ContactStatus.UNSUBSCRIBED, origin, false))
                .missingOn(LIST)
                .plan();

        assertThat(plan.settled()).isTrue();
        assertThat(plan.outcome()).isEqualTo(new Outcome.Unsubscribed());
    }

    @ParameterizedTest
    @CsvSource({
        "CLEANED, BOUNCED",
        "PENDING, NOT_CONFIRMED",
        "TRANSACTIONAL, NOT_CONFIRMED",
        "ARCHIVED, ARCHIVED_BY_PERSON"
    })
    void aContactThatIsNotSubscribedFailsWithTheReason(ContactStatus status, SyncErrorCode code) {
        var plan = wanted().by(ANN, BOBS)
                .contact(contact(status, Origin.MADE, false))
                .missingOn(LIST)
                .plan();

        assertThat(plan.settled()).isTrue();
        assertThat(plan.outcome()).isEqualTo(new Outcome.Failed(code, null));
    }

    @Test
    void aContactThatIsNotSubscribedStillLosesTheListsThatItLeft() {
        var plan = wanted().contact(contact(ContactStatus.UNSUBSCRIBED, Origin.MADE, false))
                .missingOn(LIST)
                .leftOn(OTHER_LIST)
                .plan();

        assertThat(plan.change()).isNull();
        assertThat(plan.putOn()).isEmpty();
        assertThat(plan.takeOff()).containsExactly(OTHER_LIST);
        assertThat(plan.outcome()).isEqualTo(new Outcome.Unsubscribed());
    }

    @Test
    void aRefusalOfTheAddressStandsWhateverTheFields() {
        var plan = wanted().by(ANN, BOBS)
                .missingOn(LIST)
                .refused(SyncErrorCode.INVALID_EMAIL, null)
                .plan();

        assertThat(plan.settled()).isTrue();
        assertThat(plan.outcome()).isEqualTo(new Outcome.Failed(SyncErrorCode.INVALID_EMAIL, "the provider's words"));
    }

    @Test
    void aRefusalOfFieldsStandsForTheSameFields() {
        var plan = wanted().missingOn(LIST)
                .refused(SyncErrorCode.FIELD_REJECTED, fingerprint(ANNS))
                .plan();

        assertThat(plan.settled()).isTrue();
        assertThat(plan.outcome()).isEqualTo(new Outcome.Failed(SyncErrorCode.FIELD_REJECTED, "the provider's words"));
    }

    @Test
    void aRefusalOfFieldsEndsWithOtherFields() {
        var plan = wanted().by(ANN, BOBS)
                .missingOn(LIST)
                .refused(SyncErrorCode.FIELD_REJECTED, fingerprint(ANNS))
                .plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.Create(Given.ADDRESS, ANN, BOBS));
        assertThat(plan.outcome()).isEqualTo(new Outcome.Synced());
    }

    @Test
    void theProvidersStatusSaysMoreThanAFormerRefusal() {
        var plan = wanted().contact(contact(ContactStatus.CLEANED, Origin.MADE, false))
                .refused(SyncErrorCode.FIELD_REJECTED, fingerprint(ANNS))
                .plan();

        assertThat(plan.outcome()).isEqualTo(new Outcome.Failed(SyncErrorCode.BOUNCED, null));
    }

    @Test
    void aBlankFieldThatTheListRequiresIsSeenBeforeAnyCall() {
        var nameless = new Fields("", "", "Acme", Map.of());

        var plan = wanted().by(ANN, nameless)
                .missingOn(LIST)
                .requires("companyName", "lastName", "firstName")
                .plan();

        assertThat(plan.settled()).isTrue();
        assertThat(plan.outcome())
                .isEqualTo(new Outcome.Failed(
                        SyncErrorCode.REQUIRED_FIELD_MISSING, "The list requires the field 'firstName'."));
    }

    @Test
    void aRequiredFieldOfTheAssociationsOwnCountsToo() {
        assertThat(wanted().requires("Chapter").plan().outcome())
                .isEqualTo(new Outcome.Failed(
                        SyncErrorCode.REQUIRED_FIELD_MISSING, "The list requires the field 'Chapter'."));
    }

    @Test
    void requiredFieldsThatAreFilledStandInNobodysWay() {
        var plan = wanted().contact(made())
                .wellOn(LIST)
                .requires("firstName", "lastName")
                .plan();

        assertThat(plan.outcome()).isEqualTo(new Outcome.Synced());
    }
}
