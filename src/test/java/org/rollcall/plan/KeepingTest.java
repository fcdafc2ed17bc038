package org.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.plan.Given.ADDRESS;
import static org.rollcall.plan.Given.ANN;
import static org.rollcall.plan.Given.ANNS;
import static org.rollcall.plan.Given.BOB;
import static org.rollcall.plan.Given.BOBS;
import static org.rollcall.plan.Given.LIST;
import static org.rollcall.plan.Given.OTHER_LIST;
import static org.rollcall.plan.Given.adopted;
import static org.rollcall.plan.Given.contact;
import static org.rollcall.plan.Given.foreign;
import static org.rollcall.plan.Given.formerContact;
import static org.rollcall.plan.Given.made;
import static org.rollcall.plan.Given.wanted;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.plan.Contact.Origin;

/** What is planned for an address that a group wants, and that nothing stands in the way of. */
class KeepingTest {

    @Test
    void anUnknownAddressIsMadeAContactAndPutOnTheList() {
        var plan = wanted().missingOn(LIST).plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.Create(ADDRESS, ANN, ANNS));
        assertThat(plan.putOn()).containsExactly(LIST);
        assertThat(plan.outcome()).isEqualTo(new Outcome.Synced());
    }

    @Test
    void aKnownContactIsOnlyPutOnTheList() {
        var plan = wanted().contact(made()).missingOn(LIST).wellOn(OTHER_LIST).plan();

        assertThat(plan)
                .isEqualTo(new AddressPlan(
                        ADDRESS, made(), null, List.of(LIST), List.of(), List.of(OTHER_LIST), new Outcome.Synced()));
    }

    @Test
    void whoLeftAListByHimselfIsNotPutBack() {
        var plan = wanted().contact(made())
                .departedFrom(LIST)
                .missingOn(OTHER_LIST)
                .plan();

        assertThat(plan.putOn()).containsExactly(OTHER_LIST);
        assertThat(plan.change()).isNull();
    }

    @Test
    void whatIsAsWantedIsLeftAlone() {
        var plan = wanted().contact(made()).wellOn(LIST).plan();

        assertThat(plan.settled()).isTrue();
        assertThat(plan.outcome()).isEqualTo(new Outcome.Synced());
    }

    @Test
    void aForeignContactOfAWantedAddressIsAdopted() {
        var stranger = foreign(BOBS);

        var plan = wanted().contact(stranger).missingOn(LIST).plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.Adopt(stranger, ANN, ANNS));
        assertThat(new ContactChange.Adopt(stranger, ANN, ANNS).writes()).isTrue();
        assertThat(plan.putOn()).containsExactly(LIST);
    }

    @Test
    void aForeignContactThatCarriesTheFieldsAlreadyIsAdoptedWithoutACall() {
        var stranger = foreign(ANNS);

        var plan = wanted().contact(stranger).wellOn(LIST).plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.Adopt(stranger, ANN, ANNS));
        assertThat(new ContactChange.Adopt(stranger, ANN, ANNS).writes()).isFalse();
        assertThat(plan.settled()).as("it is adopted in the ledger").isFalse();
    }

    @Test
    void changedFieldsOfTheSameOwnerAreAnUpdate() {
        var plan = wanted().by(ANN, BOBS).contact(made()).wellOn(LIST).plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.Update(made(), ANN, BOBS));
        assertThat(plan.putOn()).isEmpty();
        assertThat(plan.takeOff()).isEmpty();
    }

    @Test
    void anotherOwnerIsGivenTheContactInsteadOfASecondOne() {
        var plan = wanted().by(BOB, BOBS).contact(made()).wellOn(LIST).plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.HandOver(made(), BOB, BOBS));
        assertThat(new ContactChange.HandOver(made(), BOB, BOBS).writes()).isTrue();
        assertThat(plan.takeOff()).isEmpty();
    }

    @Test
    void anotherOwnerOfTheSameNameIsGivenTheContactWithoutACall() {
        var plan = wanted().by(BOB, ANNS).contact(adopted()).wellOn(LIST).plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.HandOver(adopted(), BOB, ANNS));
        assertThat(new ContactChange.HandOver(adopted(), BOB, ANNS).writes()).isFalse();
    }

    @Test
    void theOwnersContactAtAnAddressThatNobodyWantsAnyMoreIsRenamed() {
        var plan = wanted().former(formerContact()).missingOn(LIST).plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.Rename(ADDRESS, formerContact(), ANN, ANNS));
    }

    @Test
    void anAddressThatHasAContactAlreadyIsNotTheTargetOfARename() {
        var plan = wanted().contact(made()).former(formerContact()).wellOn(LIST).plan();

        assertThat(plan.settled()).isTrue();
    }

    @Test
    void whatRollcallItselfArchivedIsRestored() {
        var archived = contact(ContactStatus.ARCHIVED, Origin.MADE, true);

        var plan = wanted().contact(archived).missingOn(LIST).plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.Restore(archived, ANN, ANNS));
        assertThat(plan.putOn()).containsExactly(LIST);
    }

    @Test
    void aListThatIsNotWantedAnyMoreIsTakenOffTheContact() {
        var plan = wanted().contact(made()).wellOn(LIST).leftOn(OTHER_LIST).plan();

        assertThat(plan.change()).isNull();
        assertThat(plan.takeOff()).containsExactly(OTHER_LIST);
    }

    @Test
    void aListThatSomebodyElsePutTheContactOnStays() {
        var plan = wanted().contact(made()).wellOn(LIST).strangelyOn(OTHER_LIST).plan();

        assertThat(plan.settled()).isTrue();
    }

    @Test
    void aHeldListIsNeitherPutOnNorTakenOffAndThatIsSaid() {
        var joining = wanted().contact(made())
                .place(LIST, true, false, false, true, false)
                .plan();
        var leaving = wanted().contact(made())
                .place(LIST, false, true, true, true, false)
                .plan();

        assertThat(joining.settled()).isTrue();
        assertThat(joining.outcome()).isEqualTo(new Outcome.AwaitsPerson());
        assertThat(leaving.settled()).isTrue();
        assertThat(leaving.outcome()).isEqualTo(new Outcome.AwaitsPerson());
    }

    @Test
    void aHeldListThatHasTheContactAsWantedAwaitsNobody() {
        var plan = wanted().contact(made())
                .place(LIST, true, true, true, true, false)
                .plan();

        assertThat(plan.settled()).isTrue();
        assertThat(plan.outcome()).isEqualTo(new Outcome.Synced());
    }

    @Test
    void theFieldsOfAContactOnAHeldListAreStillPutRight() {
        var plan = wanted().by(ANN, BOBS)
                .contact(made())
                .place(LIST, true, true, true, true, false)
                .plan();

        assertThat(plan.change()).isEqualTo(new ContactChange.Update(made(), ANN, BOBS));
    }

    @Test
    void aListThatIsGoneAtTheProviderIsNotCalledFor() {
        var plan = wanted().contact(made())
                .place(LIST, true, false, false, false, true)
                .place(OTHER_LIST, false, true, true, false, true)
                .plan();

        assertThat(plan.settled()).isTrue();
    }

    @Test
    void listsComeInTheSameOrderAlways() {
        var plan = wanted().missingOn(OTHER_LIST).missingOn(LIST).plan();

        assertThat(plan.putOn()).containsExactly(LIST, OTHER_LIST);
    }
}
