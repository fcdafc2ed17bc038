package org.rollcall.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How far the business clock runs ahead of the real one. */
@ApplicationScoped
class ClockStore {

    Uni<Void> move(SqlClient db, Duration offset) {
        return db.preparedQuery("""
                        UPDATE sandbox.clock SET offset_seconds = $1
                        """).execute(Tuple.of(offset.toSeconds())).replaceWithVoid();
    }

    Uni<Duration> offset(SqlClient db) {
        return db.query("SELECT offset_seconds FROM sandbox.clock")
                .execute()
                .map(rows -> Duration.ofSeconds(rows.iterator().next().getLong("offset_seconds")));
    }
}
