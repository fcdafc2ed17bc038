package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.membership.DatedGroups;
import org.rollcall.schedule.Cadence;
import org.rollcall.schedule.Job;

/**
 * Has those groups calculated that another day changes. The last day that was handled is kept: whoever slept over several
 * midnights handles all of them, and a clock that was put back has its groups put back, too.
 */
@ApplicationScoped
class NewDay implements Job {

    private final Pool pool;
    private final BusinessClock clock;
    private final DatedGroups groups;
    private final WorkStore work;

    NewDay(Pool pool, BusinessClock clock, DatedGroups groups, WorkStore work) {
        this.pool = pool;
        this.clock = clock;
        this.groups = groups;
        this.work = work;
    }

    @Override
    public String name() {
        return "calendar";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Daily(LocalTime.MIDNIGHT);
    }

    @Override
    public Uni<String> run() {
        LocalDate today = clock.today();
        return pool.withTransaction(transaction -> handled(transaction)
                .flatMap(last -> concerned(transaction, last, today))
                .call(concerned -> work.requestCalculation(transaction, concerned))
                .call(() -> keep(transaction, today))
                .map(concerned -> "Groups that " + today + " may have changed: " + concerned.size() + "."));
    }

    private Uni<List<UUID>> concerned(SqlClient transaction, Optional<LocalDate> handled, LocalDate today) {
        if (handled.isEmpty()) {
            return groups.all(transaction);
        }
        LocalDate last = handled.get();
        return last.isBefore(today) ? groups.turned(transaction, last, today) : groups.turned(transaction, today, last);
    }

    private static Uni<Optional<LocalDate>> handled(SqlClient transaction) {
        return transaction
                .query("SELECT handled FROM calendar_day FOR UPDATE")
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLocalDate("handled")));
    }

    private static Uni<Void> keep(SqlClient transaction, LocalDate day) {
        return transaction
                .preparedQuery("UPDATE calendar_day SET handled = $1")
                .execute(Tuple.of(day))
                .replaceWithVoid();
    }
}
