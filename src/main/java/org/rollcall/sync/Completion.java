package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.Situation.Terms;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Effect;
import org.rollcall.provider.Platform;
import org.rollcall.provider.Platform.Progress;
import org.rollcall.sync.AccountStore.Account;

/**
 * Ends pushes that the provider has taken and worked on. It tells how far it is but not what became of whom, so that is read
 * once all has ended.
 */
@ApplicationScoped
class Completion {

    /** Addresses that are settled in one transaction. */
    private static final int CHUNK = 5_000;

    private final Pool pool;
    private final WorkStore work;
    private final TargetStore targets;
    private final PendingPushStore pushes;
    private final Reading reading;
    private final SituationStore situations;
    private final IntentStore intents;
    private final LedgerStore ledger;
    private final SettleStore settles;
    private final Recorder recorder;
    private final RunStore runs;
    private final EventStore events;
    private final Statistics statistics;

    Completion(
            Pool pool,
            WorkStore work,
            TargetStore targets,
            PendingPushStore pushes,
            Reading reading,
            SituationStore situations,
            IntentStore intents,
            LedgerStore ledger,
            SettleStore settles,
            Recorder recorder,
            RunStore runs,
            EventStore events,
            Statistics statistics) {
        this.pool = pool;
        this.work = work;
        this.targets = targets;
        this.pushes = pushes;
        this.reading = reading;
        this.situations = situations;
        this.intents = intents;
        this.ledger = ledger;
        this.settles = settles;
        this.recorder = recorder;
        this.runs = runs;
        this.events = events;
        this.statistics = statistics;
    }

    /** Looks at every push that is due. */
    Uni<Void> run(Lease lease, Account account, Platform platform) {
        return pushes.due(account.id())
                .flatMap(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(push -> look(lease, account, platform, push))
                        .collect()
                        .last());
    }

    private Uni<Void> look(Lease lease, Account account, Platform platform, PendingPush push) {
        List<String> working = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        return Multi.createFrom()
                .iterable(push.activities())
                .onItem()
                .transformToUniAndConcatenate(activity -> platform.look(activity)
                        .invoke(progress -> {
                            switch (progress) {
                                case Progress.Working ignored -> working.add(activity);
                                case Progress.Ended ignored -> {}
                                case Progress.Failed failed -> failures.add(failed.words());
                            }
                        }))
                .collect()
                .last()
                .chain(() -> {
                    String failure = failures.isEmpty() ? push.failure() : failures.get(0);
                    return working.isEmpty()
                            ? read(new Ended(lease, account, platform, push, failure))
                            : pushes.lookLater(push.id(), working, failure);
                });
    }

    /** A push whose activities have all ended. */
    private record Ended(
            Lease lease,
            Account account,
            Platform platform,
            PendingPush push,
            @Nullable String failure) {

        boolean lastReading() {
            return failure != null || push.lastReading();
        }
    }

    private Uni<Void> read(Ended ended) {
        return pushes.removing(pool, ended.account().id(), ended.push().id())
                .flatMap(removing ->
                        readBack(ended).chain(statistics::refresh).chain(() -> settleFrom(ended, removing, "")))
                .flatMap(left -> left
                        ? pushes.readLater(ended.push().id())
                        : pushes.delete(ended.push().id()));
    }

    /**
     * What changed until the last reading is in the ledger, with what other pushes' readings came upon; so only what changed since
     * is read. What has not been read at all since the push began is looked up.
     */
    private Uni<Void> readBack(Ended ended) {
        UUID account = ended.account().id();
        return reading.readChanges(ended.lease(), ended.account(), ended.platform(), Comparison.NONE)
                .chain(() -> pushes.unread(account, ended.push()))
                .flatMap(unread -> reading.readAgain(ended.lease(), ended.account(), ended.platform(), unread));
    }

    /** Settles page after page; tells whether anything is still waited for. */
    private Uni<Boolean> settleFrom(Ended ended, List<Effect.TakenOff> removing, String after) {
        return pushes.addresses(ended.account().id(), ended.push().id(), after, CHUNK)
                .flatMap(page -> {
                    if (page.length == 0) {
                        return Uni.createFrom().item(false);
                    }
                    return settle(ended, removing, page)
                            .flatMap(left -> settleFrom(ended, removing, page[page.length - 1])
                                    .map(more -> left || more));
                });
    }

    private Uni<Boolean> settle(Ended ended, List<Effect.TakenOff> removing, String[] page) {
        UUID account = ended.account().id();
        Terms terms =
                new Terms(ended.account().requiredFields(), ended.platform().archives());
        return pool.withTransaction(transaction -> work.fence(transaction, ended.lease())
                .chain(() -> targets.lock(transaction, account))
                .chain(() -> situations.load(transaction, account, page))
                .map(found -> new Slice(found, terms))
                .call(slice -> keepLedger(transaction, account, slice))
                .call(slice -> ended.lastReading()
                        ? giveUp(transaction, ended, slice)
                        : Uni.createFrom().voidItem())
                .flatMap(slice -> takenOff(transaction, account, removing, page)
                        .flatMap(taken -> record(transaction, ended, slice, page, taken))));
    }

    /** Whose contact carries by now what was wanted belongs to its new owner. */
    private Uni<Void> keepLedger(SqlClient transaction, UUID account, Slice slice) {
        slice.allWritten();
        List<Effect> effects = slice.inLedgerAlone();
        return effects.isEmpty()
                ? Uni.createFrom().voidItem()
                : ledger.apply(transaction, account, effects)
                        .chain(() -> lookAgain(transaction, account, slice, slice.touchedBy(effects)));
    }

    /** What does not show at the last reading was not done: it is refused, left off its list, or tried again. */
    private Uni<Void> giveUp(SqlClient transaction, Ended ended, Slice slice) {
        UUID account = ended.account().id();
        String[] open = slice.unsettled();
        if (open.length == 0) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> givenUp = ended.failure() == null
                ? settles.refuse(transaction, account, notTaken(ended, slice), Map.of())
                        .chain(() -> pushes.leaveOff(transaction, account, open))
                : pushes.tryLater(transaction, account, open);
        return givenUp.chain(() -> lookAgain(transaction, account, slice, open));
    }

    private static List<Effect.Refused> notTaken(Ended ended, Slice slice) {
        String words = ended.platform().provider().displayName() + " finished an import and did not take this address.";
        return slice.withoutContact().stream()
                .map(address -> new Effect.Refused(address, SyncErrorCode.INVALID_EMAIL, words))
                .toList();
    }

    private Uni<Void> lookAgain(SqlClient transaction, UUID account, Slice slice, String[] addresses) {
        return situations
                .load(transaction, account, addresses)
                .invoke(slice::settledAmong)
                .replaceWithVoid();
    }

    /** Which of the removals that were asked for are done, among these addresses. */
    private Uni<List<Effect>> takenOff(
            SqlClient transaction, UUID account, List<Effect.TakenOff> removing, String[] page) {
        Set<String> addresses = Set.of(page);
        return pushes.stillOn(transaction, account, page)
                .map(still -> removing.stream()
                        .filter(removal -> addresses.contains(removal.address()) && !still.contains(removal))
                        .<Effect>map(removal -> removal)
                        .toList());
    }

    private Uni<Boolean> record(SqlClient transaction, Ended ended, Slice slice, String[] page, List<Effect> taken) {
        UUID account = ended.account().id();
        Set<String> waiting = ended.lastReading() ? Set.of() : Set.of(slice.unsettled());
        String[] done =
                Stream.of(page).filter(address -> !waiting.contains(address)).toArray(String[]::new);
        return intents.clear(transaction, account, done)
                .chain(() -> pushes.letGo(transaction, account, done))
                .chain(() -> recorder.record(transaction, account, slice.settled(), taken))
                .flatMap(happened -> runs.finish(transaction, account)
                        .map(finished -> Stream.concat(happened.stream(), finished.stream())
                                .toList()))
                .flatMap(happened -> events.append(transaction, happened))
                .replaceWith(!waiting.isEmpty());
    }
}
