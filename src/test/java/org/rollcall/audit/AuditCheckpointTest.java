package org.rollcall.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.schedule.Job;

/** Whoever asks has only the new part of the trail looked at; the job looks at all of it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class AuditCheckpointTest {

    private static final Actor MARA = new Actor(ActorKind.TOKEN, "tok-1", "Mara", null);

    @Inject
    Pool pool;

    @Inject
    Auditor auditor;

    @Inject
    Trail trail;

    @Inject
    @All
    List<Job> jobs;

    private int checked;

    @BeforeEach
    void threeEntriesThatWereCheckedAndTwoMore() {
        record(Entry.of(MARA, AuditAction.JOB_RUN, "job-a"));
        record(Entry.of(MARA, AuditAction.JOB_RUN, "job-b"));
        record(Entry.of(MARA, AuditAction.JOB_RUN, "job-c"));
        sql("CREATE TABLE audit_entry_as_it_was AS TABLE audit_entry");
        check();
        checked = trail.inspect().await().indefinitely().lastPosition();
        record(Entry.of(MARA, AuditAction.JOB_RUN, "job-d"));
        record(Entry.of(MARA, AuditAction.JOB_RUN, "job-e"));
    }

    @AfterEach
    void asItWas() {
        behindTheBack("UPDATE audit_entry e SET actor_name = w.actor_name, changes = w.changes"
                + " FROM audit_entry_as_it_was w WHERE w.position = e.position");
        sql("DROP TABLE audit_entry_as_it_was");
    }

    @Test
    void onlyWhatIsNewIsLookedAt() {
        JsonPath found = ask("");

        assertThat(found.getBoolean("intact")).isTrue();
        assertThat(found.getInt("afterPosition")).isEqualTo(checked);
        assertThat(found.getInt("entries")).isEqualTo(2);
        assertThat(found.getBoolean("endReached")).isTrue();
    }

    @Test
    void anAlteredNewEntryIsFoundAtOnce() {
        behindTheBack("UPDATE audit_entry SET actor_name = 'nobody' WHERE position = " + (checked + 1));

        JsonPath found = ask("");

        behindTheBack("UPDATE audit_entry SET actor_name = 'Mara' WHERE position = " + (checked + 1));
        assertThat(found.getList("problems.position")).containsExactly(checked + 1);
    }

    @Test
    void anEntryThatIsAlteredLaterIsFoundByTheJobAndThenByWhoeverAsks() {
        behindTheBack("UPDATE audit_entry SET actor_name = 'nobody' WHERE position = " + (checked - 1));
        assertThat(ask("").getBoolean("intact")).isTrue();
        assertThat(ask("(after: 0)").getList("problems.position")).containsExactly(checked - 1);

        assertThatThrownBy(this::check).hasMessageContaining("The audit trail was changed");

        assertThat(ask("").getList("problems.position")).containsExactly(checked - 1);
    }

    @Test
    void whatTheJobFoundIsFoundByWhoeverLooksAtOneEntryOnly() {
        behindTheBack("UPDATE audit_entry SET actor_name = 'nobody' WHERE position = " + (checked - 1));
        assertThatThrownBy(this::check).hasMessageContaining("The audit trail was changed");

        AuditIntegrity found = trail.inspect(null, 1).await().indefinitely();

        assertThat(found.entries()).isOne();
        assertThat(found.problems()).extracting(AuditProblem::position).containsExactly(checked - 1);
    }

    @Test
    void aTrailThatEndsTooEarlyIsFoundWithoutGoingToItsEnd() {
        sql("UPDATE audit_head SET position = position + 1");

        AuditIntegrity found = trail.inspect(0, 1).await().indefinitely();

        sql("UPDATE audit_head SET position = position - 1");
        assertThat(found.endReached()).isFalse();
        assertThat(found.problems()).extracting(AuditProblem::kind).containsExactly(AuditProblemKind.HEAD);
    }

    @Test
    void aCheckpointThatSomebodyElseWroteIsNotBelieved() {
        behindTheBack("UPDATE audit_entry SET actor_name = 'nobody' WHERE position = " + (checked - 1));
        sql("UPDATE audit_checkpoint SET position = " + (checked + 2) + ", seal = (SELECT seal FROM audit_entry"
                + " WHERE position = " + (checked + 2) + ")");

        assertThat(ask("").getList("problems.position")).containsExactly(checked - 1);
    }

    @Test
    void manyEntriesAreLookedAtPieceByPiece() {
        AuditIntegrity first = trail.inspect(0, 2).await().indefinitely();
        assertThat(first.endReached()).isFalse();
        assertThat(first.entries()).isEqualTo(2);

        int after = first.lastPosition();
        int entries = first.entries();
        AuditIntegrity next = first;
        while (!next.endReached()) {
            next = trail.inspect(after, 2).await().indefinitely();
            assertThat(next.intact()).isTrue();
            assertThat(next.entries()).isLessThanOrEqualTo(2);
            after = next.lastPosition();
            entries += next.entries();
        }

        assertThat(after).isEqualTo(checked + 2);
        assertThat(entries).isEqualTo(trail.inspect().await().indefinitely().entries());
    }

    @Test
    void whatAnErasureTookIsNotMissedWhereTheErasureIsInAnotherPiece() {
        pool.withTransaction(transaction -> Erasing.allowed(
                                transaction,
                                () -> transaction
                                        .query("UPDATE audit_entry SET changes = NULL WHERE position = "
                                                + (checked + 1))
                                        .execute())
                        .chain(() -> auditor.record(
                                transaction,
                                Entry.of(MARA, AuditAction.PERSON_ERASED, "mbr-x")
                                        .with(Erasing.ENTRIES, new JsonArray(List.of(checked + 1))))))
                .await()
                .indefinitely();

        AuditIntegrity piece = trail.inspect(checked, 1).await().indefinitely();

        assertThat(piece.endReached()).isFalse();
        assertThat(piece.problems()).isEmpty();
    }

    private void check() {
        jobs.stream()
                .filter(job -> job.name().equals("audit-check"))
                .findFirst()
                .orElseThrow()
                .run()
                .await()
                .indefinitely();
    }

    private void record(Entry entry) {
        pool.withTransaction(transaction -> auditor.record(transaction, entry))
                .await()
                .indefinitely();
    }

    private void behindTheBack(String statement) {
        sql("ALTER TABLE audit_entry DISABLE TRIGGER USER");
        sql(statement);
        sql("ALTER TABLE audit_entry ENABLE TRIGGER USER");
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }

    private static JsonPath ask(String arguments) {
        return given().contentType("application/json")
                .body(new JsonObject()
                        .put(
                                "query",
                                "{ auditIntegrity" + arguments
                                        + " { intact afterPosition entries endReached problems { position kind } } }")
                        .encode())
                .post("/graphql")
                .jsonPath()
                .setRootPath("data.auditIntegrity");
    }
}
