package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;

/** How much of the quota of a day, by UTC and the moved clock, is used. */
@ApplicationScoped
class QuotaStore {

    /** What was used today, and what time it is. */
    record Today(OffsetDateTime now, int calls, boolean spent) {}

    Uni<Today> today(SqlConnection db) {
        return db.query("""
                        SELECT n.now, COALESCE(d.calls, 0) AS calls, COALESCE(d.spent, false) AS spent
                          FROM sandbox.moved_now() AS n(now)
                          LEFT JOIN sandbox.constant_contact_day d ON d.day = (n.now AT TIME ZONE 'UTC')::date
                        """).execute().map(rows -> today(rows.iterator().next()));
    }

    Uni<Void> count(SqlConnection db) {
        return db.query("""
                        INSERT INTO sandbox.constant_contact_day AS d (day, calls)
                        VALUES ((sandbox.moved_now() AT TIME ZONE 'UTC')::date, 1)
                        ON CONFLICT (day) DO UPDATE SET calls = d.calls + 1
                        """).execute().replaceWithVoid();
    }

    /** Counts a call that found the quota used up, and says how many there were today. */
    Uni<Integer> refuse(SqlConnection db) {
        return db.query("""
                        INSERT INTO sandbox.constant_contact_day AS d (day, refused)
                        VALUES ((sandbox.moved_now() AT TIME ZONE 'UTC')::date, 1)
                        ON CONFLICT (day) DO UPDATE SET refused = d.refused + 1
                        RETURNING refused
                        """).execute().map(rows -> rows.iterator().next().getInteger("refused"));
    }

    /** Spends the rest of today. */
    Uni<Void> spend(SqlConnection db) {
        return db.query("""
                        INSERT INTO sandbox.constant_contact_day AS d (day, spent)
                        VALUES ((sandbox.moved_now() AT TIME ZONE 'UTC')::date, true)
                        ON CONFLICT (day) DO UPDATE SET spent = true
                        """).execute().replaceWithVoid();
    }

    private static Today today(Row row) {
        return new Today(row.getOffsetDateTime("now"), row.getInteger("calls"), row.getBoolean("spent"));
    }
}
