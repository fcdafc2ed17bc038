package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.ask;
import static org.rollcall.sync.Association.save;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Association.until;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.TestDatabase;

/** The world changes behind Rollcall's back, and it finds out by comparing. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReconciliationTest {

    private static Sandbox sandbox(String provider) {
        return provider.equals("MAILCHIMP") ? Sandbox.MAILCHIMP : Sandbox.CONSTANT_CONTACT;
    }

    /** Compares, waits until all that follows from it is done, and tells what was found in this domain. */
    static Map<String, String> compare(Association association, String group, boolean everything) {
        String run = ask("""
                mutation($p: Provider!, $e: Boolean!) {
                    startReconciliation(input: { providers: [$p], everything: $e }) { runs { id } } }
                """, Map.of("p", association.provider(), "e", everything))
                .getString("startReconciliation.runs[0].id");
        until(() -> "DONE"
                .equals(ask("query($r: ID!) { node(id: $r) { ... on SyncRun { phase } } }", Map.of("r", run))
                        .getString("node.phase")));
        settled(group);
        List<Map<String, String>> findings = ask("""
                query($r: ID!) { node(id: $r) { ... on SyncRun { findings(first: 250) { nodes { kind email action } } } } }
                """, Map.of("r", run)).getList("node.findings.nodes");
        return findings.stream()
                .filter(finding -> String.valueOf(finding.get("email")).endsWith(association.domain))
                .collect(Collectors.toMap(
                        finding -> association.local(String.valueOf(finding.get("email"))),
                        finding -> String.valueOf(finding.get("kind")),
                        (one, other) -> one + " " + other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAILCHIMP", "CONSTANT_CONTACT"})
    void whatPeopleDidAtTheProviderIsFoundByWhatChanged(String provider) {
        Sandbox sandbox = sandbox(provider);
        var association =
                new Association("changes-" + provider.substring(0, 4).toLowerCase(java.util.Locale.ROOT), sandbox);
        association.people(8);
        String group = association.synced();
        sandbox.calm();
        sandbox.person(association.email("p1"), "unsubscribe");
        sandbox.person(association.email("p2"), "bounce");
        sandbox.person(association.email("p3"), "archive");
        sandbox.changeEmail(association.email("p4"), association.email("own"));
        sandbox.edit(association.email("p5"), "Somebody", "Else");

        var found = compare(association, group, false);

        assertThat(found)
                .isEqualTo(Map.of(
                        "p1", "CONTACT_UNSUBSCRIBED",
                        "p2", "CONTACT_BOUNCED",
                        "p3", "CONTACT_ARCHIVED",
                        "p4", "CONTACT_EMAIL_CHANGED",
                        "p5", "CONTACT_OUTDATED"));
        assertThat(association.standing(group, "1").state()).isEqualTo("UNSUBSCRIBED");
        assertThat(association.standing(group, "2").code()).isEqualTo("BOUNCED");
        assertThat(association.standing(group, "3").code()).isEqualTo("ARCHIVED_BY_PERSON");
        assertThat(association.standing(group, "4").code()).isEqualTo("EMAIL_CHANGED");
        assertThat(sandbox.writes()).hasSize(1);
        association.isConserved(group);
        assertThat(compare(association, group, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAILCHIMP", "CONSTANT_CONTACT"})
    void everythingIsEqualAfterAFullComparisonAndASecondFindsAndWritesNothing(String provider) {
        Sandbox sandbox = sandbox(provider);
        var association =
                new Association("everything-" + provider.substring(0, 4).toLowerCase(java.util.Locale.ROOT), sandbox);
        association.people(6);
        association.person("low", "Zoe", "Zimmer", association.email("p0"), association.name);
        String group = association.synced();
        sandbox.person(association.email("foreign"), "subscribe");
        sandbox.putOnList(association.email("foreign"), association.name);
        sandbox.edit(association.email("p0"), "Zoe", "Zimmer");
        sandbox.edit(association.email("p1"), "Somebody", "Else");
        sandbox.takeOffList(association.email("p2"), association.name);
        sandbox.calm();

        var found = compare(association, group, true);

        assertThat(found)
                .containsEntry("foreign", "CONTACT_FOREIGN")
                .containsEntry("p0", "CONTACT_HELD_BY_LOWER_PRIORITY")
                .containsEntry("p1", "CONTACT_OUTDATED")
                .containsEntry("p2", provider.equals("MAILCHIMP") ? "CONTACT_MISSING" : "CONTACT_LEFT_LIST")
                .hasSize(4);
        assertThat(sandbox.contact(association.domain, association.email("p0")).firstName())
                .isEqualTo("First0");
        assertThat(sandbox.contact(association.domain, association.email("foreign"))
                        .lists())
                .containsExactly(association.name);

        sandbox.calm();
        assertThat(compare(association, group, true)).isEmpty();
        assertThat(sandbox.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAILCHIMP"})
    void whoWasDeletedForGoodIsMissingThenForgotten(String provider) {
        Sandbox sandbox = sandbox(provider);
        var association = new Association("forgotten", sandbox);
        association.people(3);
        String group = association.synced();
        sandbox.person(association.email("p1"), "forget");

        var found = compare(association, group, true);

        assertThat(found).isEqualTo(Map.of("p1", "CONTACT_FORGOTTEN"));
        assertThat(association.standing(group, "1").code()).isEqualTo("CONTACT_FORGOTTEN");
        association.holds(group, association.name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONSTANT_CONTACT"})
    void aListThatIsGoneIsFoundWithoutASend(String provider) {
        Sandbox sandbox = sandbox(provider);
        var association = new Association("gone-list", sandbox);
        association.people(3);
        String group = association.synced();
        sandbox.deleteList("gone-list");

        compare(association, group, true);

        assertThat(association.standing(group, "1").code()).isEqualTo("LIST_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAILCHIMP", "CONSTANT_CONTACT"})
    void afterARestoreEverythingIsReadBeforeAnythingIsWritten(String provider) {
        Sandbox sandbox = sandbox(provider);
        var association =
                new Association("restored-" + provider.substring(0, 4).toLowerCase(java.util.Locale.ROOT), sandbox);
        association.people(3);
        String group = association.synced();
        sandbox.person(association.email("p1"), "unsubscribe");
        sandbox.calm();

        ask(
                "mutation($p: Provider!) { distrustLedger(input: { provider: $p }) { userErrors { message } } }",
                Map.of("p", provider));
        until(() -> association.standing(group, "1").state().equals("UNSUBSCRIBED"));
        settled(group);

        assertThat(sandbox.writes()).isEmpty();
        association.holds(group, association.name);
    }

    @Test
    void oneOfOursThatSomebodyPutOnAListIsTakenOffIt() {
        var association = new Association("unexpected", MAILCHIMP);
        association.person("a", "Ann", "Abel", association.email("ann"), "unexpected");
        association.person("b", "Bob", "Baker", association.email("bob"), "unexpected;unexpected-too");
        String group = association.synced();
        String other =
                save(association.group("unexpected-too", "unexpected-too")).getString("group.id");
        settled(other);
        MAILCHIMP.putOnList(association.email("ann"), "unexpected-too");

        var found = compare(association, other, true);

        assertThat(found).isEqualTo(Map.of("ann", "CONTACT_UNEXPECTED"));
        assertThat(MAILCHIMP
                        .contact(association.domain, association.email("ann"))
                        .lists())
                .containsExactly("unexpected");
        association.holds(group, "unexpected");
    }
}
