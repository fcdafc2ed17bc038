package org.rollcall.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How far the business clock runs ahead of the real one. */
@ApplicationScoped
class ClockStore {

    /** Moves the clock; tells how far. */
    Uni<Duration> move(SqlClient db, Duration offset) {
        return db.preparedQuery("""
                        UPDATE sandbox.clock SET offset_seconds = $1
                        RETURNING NEW.offset_seconds - OLD.offset_seconds AS by
                        """)
                .execute(Tuple.of(offset.toSeconds()))
                .map(rows -> Duration.ofSeconds(rows.iterator().next().getLong("by")));
    }

    Uni<Duration> offset(SqlClient db) {
        return db.query("SELECT offset_seconds FROM sandbox.clock")
                .execute()
                .map(rows -> Duration.ofSeconds(rows.iterator().next().getLong("offset_seconds")));
    }
}
