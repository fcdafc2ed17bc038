package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Association.until;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RetryJobTest {

    @Inject
    RetryJob job;

    @Inject
    Pool pool;

    @Test
    void whatWasRefusedForAPassingReasonIsTriedAgainWhenItsTimeHasCome() {
        var association = new Association("passing");
        association.people(2);
        String group = association.synced();
        update("""
                UPDATE target SET refused_code = 'RATE_LIMITED', retries = 1, dirty = true WHERE address = $1
                """, association.email("p1"));
        Association.resyncRecords(List.of(association.standing(group, "0").id()));
        until(() -> association.standing(group, "1").state().equals("FAILED"));
        run();
        assertThat(association.standing(group, "1").code()).isEqualTo("RATE_LIMITED");

        update("UPDATE target SET retry_at = now() WHERE address = $1", association.email("p1"));
        run();
        settled(group);

        until(() -> association.standing(group, "1").state().equals("SYNCED"));
        association.holds(group, "passing");
    }

    @Test
    void workThatNobodyHoldsIsFound() {
        var association = new Association("unheld");
        association.people(2);
        String group = association.synced();
        update("""
                WITH looked AS (UPDATE target SET dirty = true WHERE address = $1)
                UPDATE list_entry SET state = 'QUEUED' WHERE address = $1
                """, association.email("p1"));

        run();

        until(() -> association.standing(group, "1").state().equals("SYNCED"));
        association.holds(group, "unheld");
    }

    private void run() {
        job.run().await().indefinitely();
    }

    private void update(String sql, String address) {
        pool.preparedQuery(sql).execute(Tuple.of(address)).await().indefinitely();
    }
}
