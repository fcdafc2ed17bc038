package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.membership.AddressResolution;
import org.rollcall.membership.MembershipStore;
import org.rollcall.sync.EventStore.NewEvent;
import org.rollcall.sync.TargetStore.Connection;

/**
 * Calculates a group: who belongs, whose record each address carries, and what follows from it for its lists. All of it
 * in one transaction, so that members, decisions and what is wanted at the providers are never seen apart.
 */
@ApplicationScoped
class Calculation {

    private static final Logger LOG = Logger.getLogger(Calculation.class);

    /** So many failures in a row may be a lost connection or a deadlock; the next one is shown. */
    private static final int PASSING = 3;

    private final Pool pool;
    private final BusinessClock clock;
    private final SyncConfig config;
    private final WorkStore work;
    private final GroupStateStore states;
    private final MembershipStore membership;
    private final AddressResolution resolution;
    private final TargetStore targets;
    private final OwnerStore owners;
    private final RunStore runs;
    private final CancelStore cancels;
    private final EventStore events;

    Calculation(
            Pool pool,
            BusinessClock clock,
            SyncConfig config,
            WorkStore work,
            GroupStateStore states,
            MembershipStore membership,
            AddressResolution resolution,
            TargetStore targets,
            OwnerStore owners,
            RunStore runs,
            CancelStore cancels,
            EventStore events) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
        this.work = work;
        this.states = states;
        this.membership = membership;
        this.resolution = resolution;
        this.targets = targets;
        this.owners = owners;
        this.runs = runs;
        this.cancels = cancels;
        this.events = events;
    }

    Uni<Void> run(Lease lease) {
        UUID group = lease.subject();
        return begin(lease, group)
                .chain(() -> calculate(lease, group))
                .onFailure(failure -> !(failure instanceof LeaseLost))
                .recoverWithUni(failure -> work.attempts(lease)
                        .flatMap(attempts -> attempts < PASSING
                                ? Uni.createFrom().<Void>failure(failure)
                                : fail(lease, group, failure)));
    }

    private Uni<Void> begin(Lease lease, UUID group) {
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                .chain(() -> states.calculating(transaction, group))
                .chain(() -> runs.enter(transaction, group, "CALCULATING_MEMBERS"))
                .flatMap(happened -> events.append(transaction, happened)));
    }

    private Uni<Void> calculate(Lease lease, UUID group) {
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                .chain(() -> states.lock(transaction, group))
                .chain(() -> targets.lockAll(transaction))
                .chain(() -> membership.calculate(transaction, group, clock.today(), clock.graceDays()))
                .chain(() -> runs.enter(transaction, group, "RESOLVING_SHARED_EMAILS"))
                .flatMap(resolving -> resolution
                        .resolve(transaction, group)
                        .chain(() -> states.ready(transaction, group))
                        .chain(() -> aim(transaction, group))
                        .flatMap(aimed -> events.append(transaction, concat(resolving, aimed)))));
    }

    /** What the group's decisions mean for each list that it is connected to. */
    private Uni<List<NewEvent>> aim(SqlClient transaction, UUID group) {
        return targets.connections(transaction, group)
                .flatMap(connections -> Multi.createFrom()
                        .iterable(connections)
                        .onItem()
                        .transformToUniAndConcatenate(connection -> aim(transaction, group, connection))
                        .collect()
                        .in(ArrayList<NewEvent>::new, List::addAll)
                        .map(happened -> (List<NewEvent>) happened));
    }

    private Uni<List<NewEvent>> aim(SqlClient transaction, UUID group, Connection connection) {
        UUID account = connection.account();
        return targets.enter(transaction, group, account)
                .chain(() -> owners.decideForGroup(transaction, account, group))
                .chain(() -> targets.markDirty(transaction, group, connection))
                .chain(() -> guard(transaction, group, connection))
                .flatMap(held -> open(transaction, group, connection, held));
    }

    /** Whether the plan waits for a person; deleting a group is confirmation enough. */
    private Uni<Boolean> guard(SqlClient transaction, UUID group, Connection connection) {
        if (connection.deleted()) {
            return targets.release(transaction, group, connection.account()).replaceWith(false);
        }
        return targets.removals(transaction, group, connection).flatMap(removals -> {
            Optional<String> because = config.guard().heldBecause(removals.removals(), removals.onList());
            return because.isPresent()
                    ? targets.hold(transaction, group, connection, because.get())
                            .replaceWith(true)
                    : targets.release(transaction, group, connection.account()).replaceWith(false);
        });
    }

    private Uni<List<NewEvent>> open(SqlClient transaction, UUID group, Connection connection, boolean held) {
        return cancels.takeStop(transaction, group, connection.account())
                .flatMap(stopped -> stopped
                        ? cancels.leave(transaction, group, connection.account())
                                .replaceWith(List.of())
                        : openRun(transaction, group, connection, held));
    }

    private Uni<List<NewEvent>> openRun(SqlClient transaction, UUID group, Connection connection, boolean held) {
        UUID account = connection.account();
        return runs.begin(transaction, group, connection, held)
                .flatMap(run -> run.isEmpty()
                        ? work.requestSync(transaction, List.of(account)).replaceWith(List.of())
                        : targets.queueEntries(transaction, group, account, run.get())
                                .chain(() -> runs.count(transaction, run.get(), connection, held))
                                .call(() -> work.requestSync(transaction, List.of(account))));
    }

    /** The former members and counts stay; the failure is shown, and the work is tried again by whoever asks. */
    private Uni<Void> fail(Lease lease, UUID group, Throwable failure) {
        LOG.errorf(failure, "Calculation failed. group=%s", group);
        String message =
                "The members could not be calculated (" + failure.getClass().getSimpleName()
                        + "); the members and counts are those of the last calculation. Save the group again, and look into the"
                        + " service's log if that does not help.";
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                .chain(() -> states.failed(transaction, group, message))
                .chain(() -> runs.fail(transaction, group, "PROVIDER_ERROR", message))
                .flatMap(happened -> events.append(transaction, happened)));
    }

    private static List<NewEvent> concat(List<NewEvent> first, List<NewEvent> second) {
        List<NewEvent> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
