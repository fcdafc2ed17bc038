package org.rollcall.schedule;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.audit.Entry;

/** When jobs are due and who runs them. Due times are the association's, claims go by the database's clock. */
@ApplicationScoped
class JobStore {

    private final Pool pool;
    private final Auditor auditor;

    JobStore(Pool pool, Auditor auditor) {
        this.pool = pool;
        this.auditor = auditor;
    }

    /** A job and the next time that its cadence gives. */
    record Due(String name, String schedule, Instant next) {}

    /**
     * Enters jobs that are new, and corrects times that no longer hold: of a cadence that was changed, and of a clock that
     * was moved back by more than clocks differ among replicas.
     */
    Uni<Void> enter(List<Due> jobs, Instant now) {
        return pool.preparedQuery("""
                WITH given AS (
                    SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS g(name, schedule, next)
                ), corrected AS (
                    UPDATE scheduled_job j SET schedule = g.schedule, next_run_at = g.next
                    FROM given g
                    WHERE j.name = g.name AND j.lease_until IS NULL AND (j.schedule <> g.schedule
                        OR (j.next_run_at > g.next
                            AND (j.last_run_at IS NULL OR j.last_run_at > $4::timestamptz + interval '1 minute')))
                )
                INSERT INTO scheduled_job (name, schedule, next_run_at)
                SELECT g.name, g.schedule, g.next FROM given g
                WHERE NOT EXISTS (SELECT FROM scheduled_job j WHERE j.name = g.name)
                ON CONFLICT (name) DO NOTHING
                """)
                .execute(Tuple.of(
                        jobs.stream().map(Due::name).toArray(String[]::new),
                        jobs.stream().map(Due::schedule).toArray(String[]::new),
                        jobs.stream().map(due -> utc(due.next())).toArray(OffsetDateTime[]::new),
                        utc(now)))
                .replaceWithVoid();
    }

    /** Claims the run that has been due for longest; one that a person asked for is due even while the job is paused. */
    Uni<Optional<Claim>> claim(Collection<String> names, Instant now, String holder, Duration length) {
        return pool.preparedQuery("""
                UPDATE scheduled_job SET lease_holder = $3, lease_token = lease_token + 1, claimed_at = clock_timestamp(),
                    lease_until = clock_timestamp() + $4 * interval '1 millisecond'
                WHERE name = (
                    SELECT name FROM scheduled_job
                    WHERE name = ANY ($1)
                      AND (run_wanted_at IS NOT NULL OR (NOT paused AND next_run_at <= $2))
                      AND (lease_until IS NULL OR lease_until < clock_timestamp())
                    ORDER BY run_wanted_at NULLS LAST, next_run_at, name
                    LIMIT 1
                    FOR UPDATE SKIP LOCKED)
                RETURNING name, lease_token, failures
                """)
                .execute(Tuple.of(names.toArray(String[]::new), utc(now), holder, (int) length.toMillis()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Claim(
                                row.getString("name"), row.getInteger("lease_token"), row.getInteger("failures"))));
    }

    /** Holds on to runs for longer. */
    Uni<Void> renew(Collection<Claim> claims, Duration length) {
        return pool.preparedQuery("""
                UPDATE scheduled_job j SET lease_until = clock_timestamp() + $3 * interval '1 millisecond'
                FROM unnest($1::text[], $2::int[]) AS held(name, token)
                WHERE j.name = held.name AND j.lease_token = held.token AND j.lease_until IS NOT NULL
                """)
                .execute(Tuple.of(
                        claims.stream().map(Claim::name).toArray(String[]::new),
                        claims.stream().map(Claim::token).toArray(Integer[]::new),
                        (int) length.toMillis()))
                .replaceWithVoid();
    }

    /** A run has ended; nothing happens when somebody else holds it by now. */
    Uni<Void> ended(Claim claim, Instant at, String outcome, boolean failed, Instant next) {
        return pool.preparedQuery("""
                UPDATE scheduled_job SET last_run_at = $3, last_outcome = $4, failed = $5, next_run_at = $6,
                    failures = CASE WHEN $5 THEN failures + 1 ELSE 0 END,
                    -- Asked for again while it ran: once more.
                    run_wanted_at = CASE WHEN run_wanted_at > claimed_at THEN run_wanted_at END,
                    lease_holder = NULL, lease_until = NULL
                WHERE name = $1 AND lease_token = $2
                """)
                .execute(Tuple.from(List.of(claim.name(), claim.token(), utc(at), outcome, failed, utc(next))))
                .replaceWithVoid();
    }

    /** Lets others begin at once what this process will not end. */
    Uni<Void> letGo(String holder) {
        return pool.preparedQuery(
                        "UPDATE scheduled_job SET lease_holder = NULL, lease_until = NULL WHERE lease_holder = $1")
                .execute(Tuple.of(holder))
                .replaceWithVoid();
    }

    /** A person asks that a job be run now. */
    Uni<Optional<ScheduledJob>> want(Actor actor, String name) {
        return pool.withTransaction(tx -> tx.preparedQuery("""
                UPDATE scheduled_job SET run_wanted_at = clock_timestamp() WHERE name = $1 RETURNING *, lease_until > clock_timestamp() AS running
                """)
                .execute(Tuple.of(name))
                .map(JobStore::first)
                .call(job -> record(tx, job, Entry.of(actor, AuditAction.JOB_RUN, name))));
    }

    Uni<Optional<ScheduledJob>> pause(Actor actor, String name, boolean paused) {
        return pool.withTransaction(tx -> tx.preparedQuery("""
                UPDATE scheduled_job SET paused = $2 WHERE name = $1 RETURNING *, lease_until > clock_timestamp() AS running
                """)
                .execute(Tuple.of(name, paused))
                .map(JobStore::first)
                .call(job -> record(
                        tx, job, Entry.of(actor, AuditAction.JOB_PAUSED, name).with("paused", paused))));
    }

    private Uni<Void> record(SqlClient tx, Optional<ScheduledJob> job, Entry entry) {
        return job.isEmpty() ? Uni.createFrom().voidItem() : auditor.record(tx, entry);
    }

    /** These jobs, by name. */
    Uni<List<ScheduledJob>> all(Collection<String> names) {
        return pool.preparedQuery("""
                SELECT *, lease_until > clock_timestamp() AS running FROM scheduled_job WHERE name = ANY ($1) ORDER BY name
                """)
                .execute(Tuple.of(names.toArray(String[]::new)))
                .map(rows -> rows.stream().map(JobStore::job).toList());
    }

    private static Optional<ScheduledJob> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(JobStore::job);
    }

    private static ScheduledJob job(Row row) {
        boolean paused = row.getBoolean("paused");
        return new ScheduledJob(
                row.getString("name"),
                row.getString("schedule"),
                paused ? null : row.getOffsetDateTime("next_run_at"),
                row.getOffsetDateTime("last_run_at"),
                row.getString("last_outcome"),
                row.getBoolean("failed"),
                paused,
                Boolean.TRUE.equals(row.getBoolean("running")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
