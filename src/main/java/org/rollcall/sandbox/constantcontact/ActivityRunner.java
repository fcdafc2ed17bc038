package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.rollcall.sandbox.CallStore;
import org.rollcall.sandbox.Fault;
import org.rollcall.sandbox.Faults;
import org.rollcall.sandbox.Latency;
import org.rollcall.sandbox.Request;

/** Carries activities out, one after the other, each in one transaction with its completion. */
@ApplicationScoped
class ActivityRunner {

    private static final Logger LOG = Logger.getLogger(ActivityRunner.class);

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final ActivityStore store;
    private final AccountStore accounts;
    private final Import imports;
    private final MembershipChange memberships;
    private final Deletion deletion;
    private final CallStore calls;
    private final Faults faults;
    private final Latency latency;
    private final Pool pool;
    private final AtomicInteger wanted = new AtomicInteger();

    ActivityRunner(
            ActivityStore store,
            AccountStore accounts,
            Import imports,
            MembershipChange memberships,
            Deletion deletion,
            CallStore calls,
            Faults faults,
            Latency latency,
            Pool pool) {
        this.store = store;
        this.accounts = accounts;
        this.imports = imports;
        this.memberships = memberships;
        this.deletion = deletion;
        this.calls = calls;
        this.faults = faults;
        this.latency = latency;
        this.pool = pool;
    }

    /** Carries out what is waiting; a run that is under way looks again when it is through. */
    void run() {
        store.begin(pool)
                .subscribe()
                .with(
                        begun -> {
                            if (wanted.getAndIncrement() == 0) {
                                drain();
                            }
                        },
                        e -> LOG.error("sandbox activities were not begun", e));
    }

    private void drain() {
        int seen = wanted.get();
        Uni.createFrom()
                .deferred(this::step)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .onFailure()
                .invoke(e -> LOG.error("sandbox activities stopped", e))
                .onFailure()
                .recoverWithItem(false)
                .subscribe()
                .with(done -> {
                    if (wanted.addAndGet(-seen) != 0) {
                        drain();
                    }
                });
    }

    /** Carries out the next activity, or lets a moment pass if it is too early; says whether there was one. */
    private Uni<Boolean> step() {
        return store.next(pool)
                .chain(next -> next.isEmpty()
                        ? Uni.createFrom().item(false)
                        : carryOut(next.get()).replaceWith(true));
    }

    private Uni<Void> carryOut(ActivityStore.Next next) {
        Duration rest = latency.ofActivity(ConstantContact.NAME).minus(next.processed());
        if (!rest.isPositive()) {
            return carryOut(next.id());
        }
        // No longer than a moment: the latency may be set anew, and the activity may be gone.
        Duration moment = rest.compareTo(MOMENT) < 0 ? rest : MOMENT;
        return Uni.createFrom().voidItem().onItem().delayIt().by(moment);
    }

    private Uni<Void> carryOut(UUID id) {
        return pool.withTransaction(db -> accounts.lock(db)
                        .chain(() -> store.find(db, id))
                        // Gone if the sandbox was reset meanwhile.
                        .chain(found -> found.isPresent()
                                ? carryOut(db, found.get())
                                : Uni.createFrom().voidItem()))
                .onFailure()
                .recoverWithUni(e -> {
                    LOG.errorf(e, "sandbox activity failed activity=%s", id);
                    return pool.withTransaction(
                            db -> store.fail(db, id, "There was a problem with our internal service."));
                });
    }

    private Uni<Void> carryOut(SqlConnection db, Activity activity) {
        Request request =
                new Request("", "POST", "/v3/activities/" + activity.kind().word(), Map.of(), "", null);
        if (faults.take(Fault.Kind.ACTIVITY_FAILED, ConstantContact.NAME, request)) {
            return store.fail(db, activity.id(), "The activity could not be processed.");
        }
        return accounts.now(db)
                .chain(now -> work(db, activity, now).call(outcome -> store.complete(db, activity.id(), outcome, now)))
                .chain(outcome -> calls.recordViolations(db, ConstantContact.NAME, outcome.violations()));
    }

    private Uni<Outcome> work(SqlConnection db, Activity activity, OffsetDateTime now) {
        return switch (activity.kind()) {
            case CONTACTS_JSON_IMPORT -> imports.apply(db, activity, now);
            case ADD_LIST_MEMBERSHIPS -> memberships.add(db, activity, now);
            case REMOVE_LIST_MEMBERSHIPS -> memberships.remove(db, activity, now);
            case CONTACT_DELETE -> deletion.ofContacts(db, activity, now);
            case LIST_DELETE -> deletion.ofLists(db, activity, now);
        };
    }
}
