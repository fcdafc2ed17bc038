package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.provider.constantcontact.Plans.ANN;
import static org.rollcall.provider.constantcontact.Plans.ANN_ALONE;
import static org.rollcall.provider.constantcontact.Plans.BOB;
import static org.rollcall.provider.constantcontact.Plans.LIST;
import static org.rollcall.provider.constantcontact.Plans.OTHER_LIST;
import static org.rollcall.provider.constantcontact.Plans.OWNER;
import static org.rollcall.provider.constantcontact.Plans.address;
import static org.rollcall.provider.constantcontact.Plans.contact;
import static org.rollcall.provider.constantcontact.Plans.joins;
import static org.rollcall.provider.constantcontact.Plans.newcomer;
import static org.rollcall.provider.constantcontact.Plans.plan;
import static org.rollcall.provider.constantcontact.Plans.rename;
import static org.rollcall.provider.constantcontact.Plans.update;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.plan.Contact;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.Fields;

/** What an import can do goes with one, and what it cannot do goes alone. */
class WayTest {

    private static final String EMAIL = "ann@members.test";

    @ParameterizedTest
    @CsvSource({"50, NEW", "51, NEW_ALONE", "80, NEW_ALONE", "81, TOO_LONG"})
    void aNewAddressOfMoreThanFiftyCharactersIsMadeAloneAndOfMoreThanEightyNotAtAll(int length, Way way) {
        assertThat(Way.of(newcomer(address(length), LIST))).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({"50, CHANGED", "51, CHANGED_ALONE", "80, CHANGED_ALONE"})
    void aContactOfALongAddressIsChangedAlone(int length, Way way) {
        assertThat(Way.of(update(address(length), BOB))).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({"16, CHANGED_ALONE", "80, CHANGED_ALONE", "81, TOO_LONG"})
    void anAddressIsChangedAlone(int length, Way way) {
        assertThat(Way.of(rename(EMAIL, address(length)))).isEqualTo(way);
    }

    @Test
    void aNewContactWithoutAListIsMadeAlone() {
        assertThat(Way.of(newcomer(EMAIL))).isEqualTo(Way.NEW_ALONE);
    }

    @Test
    void aFieldIsBlankedAlone() {
        var chapter = new Fields("Ann", "Archer", "Acme", Map.of("chapter", "North"));
        var fromChapter = new ContactChange.HandOver(withFields(chapter), OWNER, ANN);

        assertThat(Way.of(update(EMAIL, ANN_ALONE))).isEqualTo(Way.CHANGED_ALONE);
        assertThat(Way.of(plan(fromChapter, List.of(LIST), List.of()))).isEqualTo(Way.CHANGED_ALONE);
    }

    @Test
    void aFieldThatWasBlankBeforeIsNotBlanked() {
        var fill = new ContactChange.Update(withFields(ANN_ALONE), OWNER, new Fields("Bob", "Archer", "", Map.of()));

        assertThat(Way.of(plan(fill, List.of(), List.of(LIST)))).isEqualTo(Way.CHANGED);
    }

    @Test
    void aContactThatIsOnNoListIsChangedAlone() {
        var change = new ContactChange.Update(contact(EMAIL), OWNER, BOB);

        assertThat(Way.of(plan(change))).isEqualTo(Way.CHANGED_ALONE);
        assertThat(Way.of(plan(change, List.of(LIST), List.of()))).isEqualTo(Way.CHANGED);
        assertThat(Way.of(plan(change, List.of(), List.of(LIST)))).isEqualTo(Way.CHANGED);
    }

    @Test
    void whatChangesInTheLedgerAloneIsNothing() {
        assertThat(Way.of(plan(new ContactChange.Adopt(contact(EMAIL), OWNER, ANN))))
                .isEqualTo(Way.NOTHING);
        assertThat(Way.of(plan(new ContactChange.HandOver(contact(EMAIL), OWNER, ANN))))
                .isEqualTo(Way.NOTHING);
        assertThat(Way.of(joins(EMAIL, LIST))).isEqualTo(Way.NOTHING);
    }

    @Test
    void nothingIsArchivedAndNothingRestored() {
        var archive = plan(new ContactChange.Archive(contact(EMAIL)));

        assertThatThrownBy(() -> Way.of(archive)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anImportNamesTheListsToPutOnOrElseOneThatItIsOn() {
        var change = new ContactChange.Update(contact(EMAIL), OWNER, BOB);

        assertThat(Way.importLists(plan(change, List.of(OTHER_LIST), List.of(LIST))))
                .containsExactly(OTHER_LIST);
        assertThat(Way.importLists(plan(change, List.of(), List.of(LIST, OTHER_LIST))))
                .containsExactly(LIST);
        assertThat(Way.importLists(plan(change))).isNull();
    }

    @Test
    void aContactIsReadBeforeItIsOverwrittenSoAChangeTakesTwoCalls() {
        assertThat(Way.NEW.single()).isEqualTo(1);
        assertThat(Way.CHANGED.single()).isEqualTo(2);
        assertThat(Way.NOTHING.single()).isZero();
    }

    private static Contact withFields(Fields fields) {
        var contact = contact(EMAIL);
        return new Contact(EMAIL, contact.contactId(), contact.status(), contact.origin(), false, fields, OWNER);
    }
}
