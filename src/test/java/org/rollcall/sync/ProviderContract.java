package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.resync;
import static org.rollcall.sync.Association.resyncRecords;
import static org.rollcall.sync.Association.save;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Association.until;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider does for an association, seen over the API and at the provider. */
abstract class ProviderContract {

    private final Sandbox sandbox;

    /** How many calls in a row have to refuse the credentials before it is believed. */
    private final int refusals;

    /** Writing calls of somebody who leaves the only group that held him. */
    private final int leaving;

    ProviderContract(Sandbox sandbox, int refusals, int leaving) {
        this.sandbox = sandbox;
        this.refusals = refusals;
        this.leaving = leaving;
    }

    /** Names of groups are names of lists, and both providers may serve the same database. */
    private Association association(String name) {
        return new Association(name + "-at-" + (sandbox == Sandbox.MAILCHIMP ? "mc" : "cc"), sandbox);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void newAddressesAreAdded(int people) {
        var association = association("added" + people);
        association.people(people);

        String group = association.synced();

        assertThat(association.standing(group, "0").message()).startsWith("Contact Synced");
        assertThat(sandbox.contacts(association.domain)).hasSize(people);
        association.holds(group, association.name);
    }

    @Test
    void whoWasThereBeforeIsAdoptedAsTheContactHeIs() {
        var association = association("before");
        sandbox.person(association.email("p1"), "subscribe");
        String before =
                sandbox.contact(association.domain, association.email("p1")).contactId();
        association.people(3);

        String group = association.synced();

        assertThat(sandbox.contact(association.domain, association.email("p1")).contactId())
                .isEqualTo(before);
        association.holds(group, association.name);
    }

    @Test
    void aChangedNameIsOneWrite() {
        var association = association("named");
        association.people(3);
        String group = association.synced();
        sandbox.calm();

        association.person("1", "Other", "Last1", association.email("p1"), association.name);
        settled(group);

        assertThat(sandbox.writes()).hasSize(1);
        association.holds(group, association.name);
    }

    @Test
    void manyChangedNamesAreChangedTogetherOrOneByOneAndAllOfThem() {
        var association = association("renamed");
        association.people(30);
        String group = association.synced();

        association.importRows(java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> association.name + "-" + i + ",PERSON,New" + i + ",Last" + i + ","
                        + association.email("p" + i) + "," + association.name)
                .toList());
        settled(group);

        association.holds(group, association.name);
    }

    @Test
    void aBlankedFieldIsBlankedAtTheProvider() {
        var association = association("blanked");
        association.people(2);
        String group = association.synced();

        association.person("1", "", "Last1", association.email("p1"), association.name);
        settled(group);

        assertThat(sandbox.contact(association.domain, association.email("p1")).firstName())
                .isIn("", "null");
        assertThat(association.label(group)).isEqualTo("2 emails synced");
    }

    @Test
    void aChangedEmailIsOneWriteAndTheSameContact() {
        var association = association("moved");
        association.people(3);
        String group = association.synced();
        String before =
                sandbox.contact(association.domain, association.email("p1")).contactId();
        sandbox.calm();

        association.person("1", "First1", "Last1", association.email("elsewhere"), association.name);
        settled(group);

        assertThat(sandbox.writes()).hasSize(1);
        assertThat(sandbox.contact(association.domain, association.email("elsewhere"))
                        .contactId())
                .isEqualTo(before);
        association.holds(group, association.name);
    }

    @Test
    void aWinnerWhoLeavesHandsTheContactOverByOneWrite() {
        var association = association("handed");
        association.person("a", "Ann", "Abel", association.email("desk"), association.name);
        association.person("b", "Bob", "Baker", association.email("desk"), association.name);
        String group = association.synced();
        sandbox.calm();

        association.person("a", "Ann", "Abel", association.email("desk"), "gone");
        settled(group);

        assertThat(sandbox.writes()).hasSize(1);
        assertThat(sandbox.contact(association.domain, association.email("desk"))
                        .firstName())
                .isEqualTo("Bob");
        association.holds(group, association.name);
    }

    @Test
    void whoLeavesIsTakenOffAndComesBack() {
        var association = association("left");
        association.people(3);
        String group = association.synced();
        sandbox.calm();

        association.person("1", "First1", "Last1", association.email("p1"), "gone");
        settled(group);

        assertThat(sandbox.writes()).hasSize(leaving);
        assertThat(sandbox.contact(association.domain, association.email("p1")).lists())
                .doesNotContain(association.name);
        association.holds(group, association.name);

        association.person("1", "First1", "Last1", association.email("p1"), association.name);
        settled(group);
        assertThat(association.standing(group, "1").state()).isEqualTo("SYNCED");
        association.holds(group, association.name);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30})
    void aRefusedAddressFailsAloneAndIsSentWhenAskedForAgain(int people) {
        var association = association("refused" + people);
        association.people(people);
        sandbox.badRow(association.email("p1"));

        String group = association.synced();

        var failed = association.standing(group, "1");
        assertThat(failed.code()).isEqualTo("INVALID_EMAIL");
        assertThat(failed.words()).isNotBlank();
        association.holds(group, association.name);

        sandbox.calm();
        resyncRecords(List.of(failed.id()));
        settled(group);
        assertThat(association.standing(group, "1").state()).isEqualTo("SYNCED");
        association.holds(group, association.name);
    }

    @Test
    void whoUnsubscribedIsShownAsSuchAndLeftAlone() {
        var association = association("unsubscribed");
        association.people(3);
        String group = association.synced();
        sandbox.person(association.email("p1"), "unsubscribe");
        sandbox.person(association.email("p2"), "bounce");
        sandbox.calm();

        resync(group);

        assertThat(association.standing(group, "1").message()).isEqualTo("Contact is Unsubscribed");
        assertThat(association.standing(group, "2").code()).isEqualTo("BOUNCED");
        assertThat(sandbox.writes()).isEmpty();
        association.holds(group, association.name);
    }

    @Test
    void whoWasUnsubscribedBeforeIsNotSubscribedByBeingAdded() {
        var association = association("withdrawn");
        sandbox.person(association.email("p1"), "subscribe");
        sandbox.person(association.email("p1"), "unsubscribe");
        association.people(30);

        String group = association.synced();

        assertThat(association.standing(group, "1").state()).isEqualTo("UNSUBSCRIBED");
        association.holds(group, association.name);
    }

    @Test
    void anAddressThatItsPersonChangedIsNeitherChangedBackNorAddedAgain() {
        var association = association("elsewhere");
        association.people(3);
        String group = association.synced();
        sandbox.changeEmail(association.email("p1"), association.email("own"));

        resyncRecords(List.of(association.standing(group, "1").id()));
        settled(group);

        assertThat(association.standing(group, "1").code()).isEqualTo("EMAIL_CHANGED");
        assertThat(sandbox.contacts(association.domain))
                .containsKey(association.email("own"))
                .doesNotContainKey(association.email("p1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle-429",
                "throttle-403",
                "error-500",
                "html-502",
                "truncated",
                "reset-before",
                "reset-after-apply"
            })
    void troubleDelaysAndLosesNothing(String fault) {
        var association = association("trouble-" + fault);
        association.people(30);
        sandbox.fault(fault, 2);

        String group = association.synced();

        assertThat(association.label(group)).isEqualTo("30 emails synced");
        assertThat(sandbox.contacts(association.domain).values())
                .allSatisfy(contact -> assertThat(contact.created()).isEqualTo(1));
        assertThat(association.health()).isEqualTo("HEALTHY");
        association.holds(group, association.name);
    }

    @Test
    void refusedCredentialsWaitForAPersonAndLoseNothing() {
        var association = association("unauthorised");
        association.people(3);
        sandbox.fault("unauthorized", refusals);

        String group =
                save(association.group(association.name, association.name)).getString("group.id");
        until(() -> association.health().equals("UNAUTHORIZED"));

        assertThat(association.standing(group, "1").state()).isIn("QUEUED", "IN_PROGRESS");
        association.testConnection();
        settled(group);
        assertThat(association.label(group)).isEqualTo("3 emails synced");
        association.holds(group, association.name);
    }

    @Test
    void whatIsInStepTakesNoWrite() {
        var association = association("still");
        association.people(3);
        String group = association.synced();
        sandbox.calm();

        var saved = save(Association.changed(group, association.group(association.name, association.name)));
        settled(group);
        assertThat(saved.getString("outcome")).isEqualTo("UNCHANGED");
        assertThat(sandbox.calls()).isEmpty();

        resync(group);
        assertThat(sandbox.writes()).isEmpty();
        association.holds(group, association.name);
    }
}
