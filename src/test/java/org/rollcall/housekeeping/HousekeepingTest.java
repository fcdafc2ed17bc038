package org.rollcall.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Berlin;
import org.rollcall.TestDatabase;
import org.rollcall.graphql.CursorExpired;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Page;
import org.rollcall.sync.EventApi;
import org.rollcall.sync.SyncEvent;

@QuarkusTest
@TestProfile(Berlin.class)
@WithTestResource(TestDatabase.class)
class HousekeepingTest {

    @Inject
    Pool pool;

    @Inject
    Housekeeping housekeeping;

    @Inject
    EventApi events;

    private final UUID group = UUID.randomUUID();

    @BeforeEach
    void aGroupWithAnAccount() {
        clear();
        sql("""
                INSERT INTO provider_account (provider, name, connected_by, connected_at)
                VALUES ('CONSTANT_CONTACT', 'Test', 'API_KEY', now()) ON CONFLICT (provider) DO NOTHING
                """);
        sql("INSERT INTO member_group (id, slug, name) VALUES ('" + group + "', 'kept', 'Kept')");
    }

    @AfterEach
    void clear() {
        sql("DELETE FROM sync_run");
        sql("DELETE FROM member_group");
        sql("DELETE FROM connection_attempt");
    }

    /** A run of the group that ended so many days ago. */
    private UUID run(int daysAgo) {
        UUID run = UUID.randomUUID();
        sql("""
                INSERT INTO sync_run (id, group_id, account_id, cause, state, phase, queued_at, finished_at, last_sequence)
                SELECT '%1$s', '%2$s', id, 'GROUP_SAVED', 'SUCCEEDED', 'DONE',
                       now() - interval '%3$d days', now() - interval '%3$d days', 9
                FROM provider_account WHERE provider = 'CONSTANT_CONTACT'
                """.formatted(run, group, daysAgo));
        return run;
    }

    private long event(UUID run, int sequence, int daysAgo) {
        return pool.preparedQuery("""
                INSERT INTO sync_event (run_id, sequence, kind, payload, occurred_at)
                VALUES ($1, $2, 'PROGRESSED', '{"total": 1, "sent": 1, "failed": 0, "skipped": 0}',
                        now() - $3 * interval '1 day')
                RETURNING position
                """)
                .execute(Tuple.of(run, sequence, daysAgo))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void whatIsOldIsDeletedInAsManyBatchesAsItTakes() {
        run(200);
        run(190);
        run(185);
        UUID young = run(10);
        for (int sequence = 1; sequence <= 5; sequence++) {
            event(young, sequence, 31);
        }
        event(young, 6, 29);
        sql("""
                INSERT INTO connection_attempt (provider, state_hash, verifier, expires_at)
                VALUES ('MAILCHIMP', 'old', 'v', now() - interval '2 days'), ('MAILCHIMP', 'new', 'v', now())
                """);

        String outcome = housekeeping.run().await().indefinitely();

        assertThat(outcome)
                .isEqualTo("Deleted: 5 events, 3 runs, 0 digests, 0 exports, 1 connection attempts, 0 idempotency keys,"
                        + " 0 audit entries.");
        assertThat(ids("SELECT id FROM sync_run")).containsExactly(young);
    }

    @Test
    void theLatestRunOfAGroupStaysHoweverOldItIs() {
        run(300);
        UUID latest = run(200);

        housekeeping.run().await().indefinitely();

        assertThat(ids("SELECT id FROM sync_run")).containsExactly(latest);
    }

    @Test
    void whoContinuesBehindADeletedEventIsTold() {
        UUID run = run(10);
        long gone = event(run, 8, 31);
        long kept = event(run, 9, 29);
        housekeeping.run().await().indefinitely();

        assertThatThrownBy(() -> watch(run, gone)).isInstanceOf(CursorExpired.class);
        assertThat(watch(run, kept)).isEmpty();
    }

    private List<SyncEvent> watch(UUID run, long position) {
        return events.syncProgress(GlobalId.RUN.of(run), Page.cursor(List.of(String.valueOf(position))))
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private List<UUID> ids(String query) {
        return pool.query(query).execute().await().indefinitely().stream()
                .map(row -> row.getUUID("id"))
                .toList();
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
