package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.ask;
import static org.rollcall.sync.Association.changed;
import static org.rollcall.sync.Association.save;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Association.until;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RemovalTest {

    @Test
    void aMassRemovalWaitsForAPersonWhoConfirmsExactlyThatPlan() {
        var association = new Association("mass");
        association.importRows(IntStream.range(0, 200)
                .mapToObj(i -> "mass-" + i + ",PERSON,First" + i + ",Last" + i + "," + association.email("p" + i)
                        + (i < 50 ? ",mass;mass-stays" : ",mass"))
                .toList());
        String group = association.synced();

        save(changed(group, association.group("mass", "mass-stays")));
        until(() -> "HELD".equals(association.sync(group).get("state")));
        assertThat(association.label(group)).isEqualTo("Waiting for confirmation");
        assertThat(onList(association, "mass")).isEqualTo(200);

        String hash = ask(
                        "query($g: ID!) { syncPlan(groupId: $g, provider: MAILCHIMP) { planHash heldBecause } }",
                        Map.of("g", group))
                .getString("syncPlan.planHash");
        assertThat(apply(group, hash, false)).isEqualTo(List.of("REMOVALS_UNCONFIRMED"));
        assertThat(apply(group, "another", true)).isEqualTo(List.of("PLAN_STALE"));
        assertThat(onList(association, "mass")).isEqualTo(200);

        assertThat(apply(group, hash, true)).isEmpty();
        settled(group);
        assertThat(onList(association, "mass")).isEqualTo(50);
        association.holds(group, "mass");
    }

    @Test
    void deletingAGroupTakesItsContactsOffAndIsNotHeld() {
        var association = new Association("deleted");
        association.people(120);
        String group = association.synced();

        ask("mutation($g: ID!) { deleteGroup(input: { id: $g }) { userErrors { message } } }", Map.of("g", group));

        until(() -> Association.count("SELECT count(*)::int FROM member_group WHERE name = 'deleted'") == 0);
        assertThat(onList(association, "deleted")).isZero();
    }

    @Test
    void disconnectingAGroupTakesItsContactsOffItsTag() {
        var association = new Association("disconnected");
        association.people(120);
        String group = association.synced();

        var input = changed(group, association.group("disconnected", "disconnected"));
        input.put("lists", List.of());
        save(input);

        until(() -> onList(association, "disconnected") == 0);
        settled(group);
        assertThat(association.label(group)).isEqualTo("N/A");
    }

    private static long onList(Association association, String list) {
        return MAILCHIMP.contacts(association.domain).values().stream()
                .filter(contact -> contact.subscribed() && contact.lists().contains(list))
                .count();
    }

    private static List<String> apply(String group, String hash, boolean confirmed) {
        return ask(
                        """
                mutation($input: ApplySyncPlanInput!) { applySyncPlan(input: $input) { userErrors { code } } }
                """,
                        Map.of(
                                "input",
                                Map.of(
                                        "groupId",
                                        group,
                                        "provider",
                                        "MAILCHIMP",
                                        "planHash",
                                        hash,
                                        "confirmRemovals",
                                        confirmed)))
                .getList("applySyncPlan.userErrors.code");
    }
}
