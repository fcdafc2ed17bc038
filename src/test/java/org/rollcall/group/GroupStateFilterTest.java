package org.rollcall.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.group.Api.ask;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.graphql.GlobalId;
import org.rollcall.provider.Provider;
import org.rollcall.sync.GroupSyncState;

/** The filter of groups by the state of their sync finds what the groups show, in every state. */
@QuarkusTest
@TestProfile(GroupStateFilterTest.Idle.class)
@WithTestResource(TestDatabase.class)
class GroupStateFilterTest {

    /** No engine, and accounts of its own. */
    public static final class Idle implements io.quarkus.test.junit.QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.sync.working", "false");
        }
    }

    @Inject
    Database database;

    @Test
    void groupsAreFoundByTheStateThatTheyShow() {
        Random random = new Random(7);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(group(random, i));
        }
        Set<String> seen = new HashSet<>();

        for (boolean paused : List.of(false, true)) {
            database.run("UPDATE provider_account SET paused = $1 WHERE provider = 'MAILCHIMP'", paused);
            for (GroupSyncState state : GroupSyncState.values()) {
                List<String> showing = ids(ids, List.of()).entrySet().stream()
                        .filter(entry -> entry.getValue().contains(state.name()))
                        .map(Map.Entry::getKey)
                        .toList();
                if (!showing.isEmpty()) {
                    seen.add(state.name());
                }

                assertThat(ids(ids, List.of(state.name())).keySet())
                        .as("%s, paused %s", state, paused)
                        .containsExactlyInAnyOrderElementsOf(showing);
            }
        }

        assertThat(seen).as("every state was there").hasSize(GroupSyncState.values().length);
        database.run("UPDATE provider_account SET paused = false");
    }

    private static Map<String, List<String>> ids(List<String> ids, List<String> states) {
        Map<String, List<String>> shown = new java.util.LinkedHashMap<>();
        List<Map<String, Object>> nodes = ask(
                        "query($f: GroupFilter) { groups(first: 250, filter: $f) { nodes { id syncs { state } } } }",
                        Map.of("f", Map.of("ids", ids, "syncStates", states)))
                .getList("groups.nodes");
        for (Map<String, Object> node : nodes) {
            List<?> syncs = (List<?>) Objects.requireNonNull(node.get("syncs"));
            shown.put(
                    String.valueOf(node.get("id")),
                    syncs.stream()
                            .map(sync -> String.valueOf(((Map<?, ?>) Objects.requireNonNull(sync)).get("state")))
                            .toList());
        }
        return shown;
    }

    private String group(Random random, int number) {
        UUID id = UUID.randomUUID();
        String calculation =
                List.of("READY", "READY", "READY", "READY", "PENDING", "FAILED").get(random.nextInt(6));
        database.run("""
                INSERT INTO member_group (id, slug, name, calculation_state, calculation_failure)
                VALUES ($1, $2, $2, $3, CASE WHEN $3 = 'FAILED' THEN 'It rains.' END)
                """, id, "gsf-" + number, calculation);
        for (Provider provider : Provider.values()) {
            UUID account = database.account(provider);
            if (random.nextInt(4) > 0) {
                database.run(
                        """
                        INSERT INTO group_list (group_id, account_id, list_id, failed, held_because, last_synced_at)
                        VALUES ($1, $2, $3, $4, CASE WHEN $5 THEN 'Too many.' END, CASE WHEN $6 THEN now() END)
                        """,
                        id,
                        account,
                        Database.uuid(GlobalId.LIST, database.list(provider, "gsf-" + number)),
                        random.nextInt(2),
                        random.nextInt(6) == 0,
                        random.nextInt(4) > 0);
                run(random, id, account, "FAILED", 2);
                run(random, id, account, "SUCCEEDED", 1);
                if (random.nextInt(6) == 0) {
                    database.run(
                            "INSERT INTO sync_run (group_id, account_id, cause) VALUES ($1, $2, 'GROUP_SAVED')",
                            id,
                            account);
                }
            }
        }
        return GlobalId.GROUP.of(id);
    }

    private void run(Random random, UUID group, UUID account, String state, int hoursAgo) {
        if (random.nextBoolean()) {
            database.run("""
                    INSERT INTO sync_run (group_id, account_id, cause, state, phase, queued_at, finished_at, failure_code)
                    VALUES ($1, $2, 'GROUP_SAVED', $3, 'DONE', now() - $4 * interval '1 hour', now(), 'PROVIDER_ERROR')
                    """, group, account, state, hoursAgo);
        }
    }
}
