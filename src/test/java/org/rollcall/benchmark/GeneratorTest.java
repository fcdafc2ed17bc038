package org.rollcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.calendar.BusinessClock;

/** What is measured is what the engine would have made: let it calculate every group, and nothing is different. */
@QuarkusTest
@TestProfile(GeneratorTest.OwnAssociation.class)
@WithTestResource(TestDatabase.class)
class GeneratorTest {

    /** A database of its own, in which the engine works when it is asked to. */
    public static final class OwnAssociation implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.schedule.working", "false");
        }
    }

    private static final Map<String, String> KEPT = Map.of(
            "members", "SELECT group_id, member_id, kind, not_applicable FROM group_member",
            "counts by reason", "SELECT group_id, not_applicable, members FROM group_standing",
            "decisions",
                    "SELECT id, group_id, address, main_member_id, candidates, decided_by, do_not_send FROM address_record",
            "counts", "SELECT id, primary_count, beneficiary_count FROM member_group",
            "lists",
                    "SELECT group_id, account_id, list_id, synced, pending, unsubscribed, failed, held_because FROM group_list",
            "where addresses stand", "SELECT group_id, account_id, address, state, code FROM list_entry",
            "what is wanted", "SELECT account_id, address, owner_id, dirty, refused_code FROM target",
            "the ledger", "SELECT account_id, address, status, origin, owner_id, first_name, last_name FROM contact",
            "who is on the lists", "SELECT account_id, address, list_id, ours FROM contact_list",
            "runs", "SELECT id, group_id, account_id, cause, state, total, sent, failed FROM sync_run");

    @Inject
    Pool pool;

    @Inject
    BusinessClock clock;

    @BeforeEach
    void clear() {
        sql("TRUNCATE member, member_group, provider_list, sync_run, target, contact, work CASCADE");
    }

    @AfterEach
    void leaveNothingToOtherTests() {
        clear();
        sql("DELETE FROM provider_account WHERE provider = 'CONSTANT_CONTACT'");
    }

    @Test
    void calculatingEveryGroupChangesNothing() {
        new Generator(pool).fill(new Size(3_000, 70, 30_000, 7, false, clock.today()));
        Map<String, List<String>> made = kept();
        assertThat(made.get("members")).hasSizeBetween(20_000, 40_000);
        assertThat(made.get("decisions")).anyMatch(row -> row.contains("FAMILY_TREE"));

        sql("SELECT request_work('CALCULATE', array_agg(id)) FROM member_group");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> sql("SELECT FROM work WHERE kind = 'CALCULATE'").isEmpty());

        kept().forEach((what, rows) ->
                assertThat(rows).as(what).containsExactlyElementsOf(made.getOrDefault(what, List.of())));
        assertThat(sql("SELECT FROM member_group WHERE calculation_state <> 'READY'"))
                .isEmpty();
    }

    @Test
    void aGroupsMembersAreAllAccountedForAtEachProvider() {
        new Generator(pool).fill(new Size(1_000, 120, 8_000, 3, true, clock.today()));

        assertThat(sql(Conservation.BROKEN)).isEmpty();
        assertThat(sql("SELECT DISTINCT state FROM list_entry")).hasSize(4);
        assertThat(sql("SELECT FROM group_list WHERE pending > 0")).isNotEmpty();
        sql("UPDATE list_entry SET state = 'UNSUBSCRIBED' WHERE state = 'SYNCED'");
        sql(
                "UPDATE group_list SET synced = synced + 1 WHERE group_id = (SELECT min(group_id::text)::uuid FROM group_list)");
        assertThat(sql(Conservation.BROKEN)).as("the check can fail").isNotEmpty();
    }

    @Test
    void theSameSizeMakesTheSameAssociation() {
        var size = new Size(500, 20, 2_000, 11, true, clock.today());
        new Generator(pool).fill(size);
        Map<String, List<String>> made = kept();
        clear();

        new Generator(pool).fill(size);

        assertThat(kept()).isEqualTo(made);
    }

    private Map<String, List<String>> kept() {
        var kept = new TreeMap<String, List<String>>();
        KEPT.forEach((what, query) -> kept.put(
                what,
                sql("SELECT k::text AS line FROM (" + query + ") k ORDER BY 1").stream()
                        .map(row -> row.getString("line"))
                        .toList()));
        return kept;
    }

    private List<Row> sql(String statement) {
        return StreamSupport.stream(pool.query(statement).executeAndAwait().spliterator(), false)
                .toList();
    }
}
