package org.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.plan.Given.LIST;
import static org.rollcall.plan.Given.OTHER_LIST;
import static org.rollcall.plan.Given.adopted;
import static org.rollcall.plan.Given.contact;
import static org.rollcall.plan.Given.foreign;
import static org.rollcall.plan.Given.made;
import static org.rollcall.plan.Given.unwanted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.rollcall.plan.Contact.Origin;

/** What is planned for an address that no group wants any more. */
class LeavingTest {

    @Test
    void whatRollcallMadeIsTakenOffTheListAndArchived() {
        var plan = unwanted().contact(made()).leftOn(LIST).plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.Archive(made()));
        assertThat(plan.takeOff()).containsExactly(LIST);
        assertThat(plan.outcome()).isEqualTo(new Outcome.Gone());
    }

    @Test
    void whatWasThereBeforeIsTakenOffTheListOnly() {
        var plan = unwanted().contact(adopted()).leftOn(LIST).plan();

        assertThat(plan.change()).isNull();
        assertThat(plan.takeOff()).containsExactly(LIST);
        assertThat(plan.outcome()).isEqualTo(new Outcome.Gone());
    }

    @Test
    void whatIsForeignIsNotTouched() {
        var plan = unwanted().contact(foreign(Given.BOBS)).strangelyOn(LIST).plan();

        assertThat(plan.settled()).isTrue();
        assertThat(plan.outcome()).isEqualTo(new Outcome.Gone());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SUBSCRIBED")
    void whoIsNotSubscribedIsTakenOffTheListOnly(ContactStatus status) {
        var plan = unwanted()
                .contact(contact(status, Origin.MADE, false))
                .leftOn(LIST)
                .plan();

        assertThat(plan.change()).isNull();
        assertThat(plan.takeOff()).containsExactly(LIST);
    }

    @Test
    void nothingIsArchivedWhereThePlatformDoesNotArchive() {
        var plan =
                unwanted().contact(made()).leftOn(LIST).whereNothingIsArchived().plan();

        assertThat(plan.change()).isNull();
        assertThat(plan.takeOff()).containsExactly(LIST);
    }

    @Test
    void anAddressWithoutAContactIsGone() {
        var plan = unwanted().plan();

        assertThat(plan.settled()).isTrue();
        assertThat(plan.outcome()).isEqualTo(new Outcome.Gone());
    }

    @Test
    void theFormerAddressOfARenameAwaitsItUntouched() {
        var plan = unwanted().contact(made()).leftOn(LIST).renamed().plan();

        assertThat(plan.settled()).isTrue();
        assertThat(plan.outcome()).isEqualTo(new Outcome.AwaitsRename());
    }

    @Test
    void aRefusalIsNoReasonToKeepALeaver() {
        var plan = unwanted()
                .contact(made())
                .leftOn(LIST)
                .refused(SyncErrorCode.COMPLIANCE, null)
                .plan();

        assertThat(plan.takeOff()).containsExactly(LIST);
        assertThat(plan.outcome()).isEqualTo(new Outcome.Gone());
    }

    @Test
    void aHeldListKeepsItsContactUnarchivedUntilAPersonConfirms() {
        var plan = unwanted()
                .contact(made())
                .place(LIST, false, true, true, true, false)
                .plan();

        assertThat(plan.settled()).isTrue();
        assertThat(plan.outcome()).isEqualTo(new Outcome.AwaitsPerson());
    }

    @Test
    void aHeldListKeepsNobodyOnTheOthers() {
        var plan = unwanted()
                .contact(made())
                .place(LIST, false, true, true, true, false)
                .leftOn(OTHER_LIST)
                .plan();

        assertThat(plan.change()).isNull();
        assertThat(plan.takeOff()).containsExactly(OTHER_LIST);
        assertThat(plan.outcome()).isEqualTo(new Outcome.AwaitsPerson());
    }

    @Test
    void aListThatIsGoneAtTheProviderKeepsNobody() {
        var plan = unwanted()
                .contact(made())
                .place(LIST, false, true, true, false, true)
                .plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.Archive(made()));
        assertThat(plan.takeOff()).isEmpty();
    }
}
