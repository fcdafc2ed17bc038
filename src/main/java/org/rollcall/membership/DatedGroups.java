package org.rollcall.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rollcall.calendar.BusinessClock;

/** Tells which groups the passing of days changes, with no edit. */
@ApplicationScoped
public class DatedGroups {

    /**
     * A membership turns on the day after its last one, on the day after its grace, and on the first day of a group's window
     * before its end; each of these days is looked at, since the group may have been calculated on any of them. The turn
     * counts if the member fits the group on that day and not on the one before, or the other way round. Members that turn
     * are few, and are found first: looking for them group by group took half a minute with 300,000 members.
     */
    private static final String TURNED = """
            WITH turn AS MATERIALIZED (
                SELECT 1 AS days UNION SELECT $3::int + 1
                UNION SELECT -expires_within_days FROM member_group
                WHERE deleted_at IS NULL AND expires_within_days IS NOT NULL
            ), turning AS MATERIALIZED (
                SELECT m.membership_expires + turn.days AS day, turn.days, m.active, m.kind, m.member_type, m.tags,
                       m.member_since, m.membership_expires
                FROM turn JOIN member m ON m.membership_expires > $1::date - turn.days
                    AND m.membership_expires <= $2::date - turn.days
                WHERE m.active
            )
            SELECT g.id FROM member_group g
            WHERE g.deleted_at IS NULL AND (g.membership_statuses <> '{}' OR g.expires_within_days IS NOT NULL)
              AND EXISTS (
                SELECT FROM turning m
                WHERE (m.days > 0 OR m.days = -g.expires_within_days) AND %s IS DISTINCT FROM %s)
            """.formatted(Criteria.matchOn("m.day"), Criteria.matchOn("(m.day - 1)"));

    private static final String ALL = """
            SELECT id FROM member_group
            WHERE deleted_at IS NULL AND (membership_statuses <> '{}' OR expires_within_days IS NOT NULL)
            """;

    private final BusinessClock clock;

    DatedGroups(BusinessClock clock) {
        this.clock = clock;
    }

    /** Groups that some day behind the first and up to the last may have changed, at worst some too many. */
    public Uni<List<UUID>> turned(SqlClient tx, LocalDate behind, LocalDate last) {
        return tx.preparedQuery(TURNED)
                .execute(Tuple.of(behind, last, clock.graceDays()))
                .map(DatedGroups::ids);
    }

    /** All groups whose criteria depend on the day. */
    public Uni<List<UUID>> all(SqlClient tx) {
        return tx.query(ALL).execute().map(DatedGroups::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getUUID("id")).toList();
    }
}
