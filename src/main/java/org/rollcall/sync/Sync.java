package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.rollcall.provider.Platform;
import org.rollcall.sync.AccountStore.Account;
import org.rollcall.sync.ListStore.ListToMake;

/**
 * Brings one account in step: looks at it, finds out what is in doubt, reads what must be read, and then pushes slice
 * after slice until nothing is left that can be done now.
 */
@ApplicationScoped
class Sync {

    private final Pool pool;
    private final Platforms platforms;
    private final Connections connections;
    private final AccountStore accounts;
    private final ListStore lists;
    private final TargetStore targets;
    private final WorkStore work;
    private final RunStore runs;
    private final ProgressStore progress;
    private final EventStore events;
    private final RemovalStore removals;
    private final Completion completion;
    private final Reconciliation reconciliation;
    private final Reading reading;
    private final Pass pass;
    private final HintStore hints;
    private final Listening listening;
    private final Statistics statistics;

    /** Accounts that were looked at since this process started, and whose last call did not fail. */
    private final Set<Inspected> inspected = ConcurrentHashMap.newKeySet();

    /** An account under one of its connections. */
    private record Inspected(UUID account, int connection) {
        static Inspected as(Account account) {
            return new Inspected(account.id(), account.connection());
        }
    }

    Sync(
            Pool pool,
            Platforms platforms,
            Connections connections,
            AccountStore accounts,
            ListStore lists,
            TargetStore targets,
            WorkStore work,
            RunStore runs,
            ProgressStore progress,
            EventStore events,
            RemovalStore removals,
            Completion completion,
            Reconciliation reconciliation,
            Reading reading,
            Pass pass,
            HintStore hints,
            Listening listening,
            Statistics statistics) {
        this.pool = pool;
        this.platforms = platforms;
        this.connections = connections;
        this.accounts = accounts;
        this.lists = lists;
        this.targets = targets;
        this.work = work;
        this.runs = runs;
        this.progress = progress;
        this.events = events;
        this.removals = removals;
        this.completion = completion;
        this.reconciliation = reconciliation;
        this.reading = reading;
        this.pass = pass;
        this.hints = hints;
        this.listening = listening;
        this.statistics = statistics;
    }

    /** Does all that can be done for the leased account now; fails with trouble that only waiting or a person mends. */
    Uni<Void> run(Lease lease) {
        return accounts.find(lease.subject())
                .flatMap(account -> account.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : run(lease, account.get(), account.flatMap(platforms::of)));
    }

    /** When the account is to be looked at again; empty when nothing is left to do. */
    Uni<Optional<Duration>> nextDue(Lease lease) {
        return targets.nextDue(pool, lease.subject());
    }

    /** Ends after the slice under way. */
    void stop() {
        pass.stop();
    }

    private Uni<Void> run(Lease lease, Account account, Optional<Platform> platform) {
        return platform.isEmpty() || account.paused()
                ? Uni.createFrom().voidItem()
                : run(lease, account, platform.get()).onFailure().invoke(() -> inspected.remove(Inspected.as(account)));
    }

    private Uni<Void> run(Lease lease, Account stale, Platform platform) {
        return inspectOnce(lease, stale, platform)
                .chain(() -> accounts.find(stale.id()))
                .map(account -> account.orElse(stale))
                .flatMap(account -> listening
                        .ensure(account, platform)
                        .chain(() -> completion.run(lease, account, platform))
                        .chain(() -> reading.resolveDoubts(lease, account, platform))
                        .flatMap(certain -> certain
                                ? send(lease, account, platform)
                                : Uni.createFrom().voidItem())
                        .chain(() -> finish(lease, account)))
                .chain(removals::deleteEmptiedGroups);
    }

    private Uni<Void> send(Lease lease, Account account, Platform platform) {
        Uni<Void> read = account.readWanted()
                ? reading.readAll(lease, account, platform, Comparison.NONE)
                : Uni.createFrom().voidItem();
        return read.chain(() -> reconciliation.run(lease, account, platform))
                .chain(() -> heedHints(lease, account, platform))
                .chain(() -> makeLists(account, platform))
                .chain(statistics::refresh)
                .chain(() -> pass.run(lease, account, platform));
    }

    /** What webhooks hinted at is read by the pass that follows; what they hinted at beyond that is read here. */
    private Uni<Void> heedHints(Lease lease, Account account, Platform platform) {
        return hints.overflowedAt(account.id())
                .flatMap(overflowed -> overflowed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : reading.readChanges(lease, account, platform, Comparison.NONE)
                                .chain(() -> hints.caughtUp(account.id(), overflowed.get())))
                .chain(() -> pool.withTransaction(transaction -> work.fence(transaction, lease)
                        .chain(() -> targets.lock(transaction, account.id()))
                        .chain(() -> hints.take(transaction, account.id()))));
    }

    private Uni<Void> inspectOnce(Lease lease, Account account, Platform platform) {
        if (inspected.contains(Inspected.as(account))) {
            return Uni.createFrom().voidItem();
        }
        return platform.inspect()
                .flatMap(state -> connections
                        .seen(account, state)
                        .invoke(same -> {
                            if (!same) {
                                throw new LeaseLost(lease);
                            }
                        })
                        .chain(() -> pool.withTransaction(transaction -> work.fence(transaction, lease)
                                .chain(() -> targets.lock(transaction, account.id()))
                                .chain(() -> accounts.listsGone(transaction, account.id(), state)))))
                .invoke(() -> inspected.add(Inspected.as(account)))
                .chain(() -> accounts.keepFieldRules(pool, account.id(), platforms.fieldRules(account.provider())))
                .chain(() -> listening.lookAgain(account.id()));
    }

    private Uni<Void> makeLists(Account account, Platform platform) {
        return lists.listsToMake(account.id())
                .flatMap(toMake -> Multi.createFrom()
                        .iterable(toMake)
                        .onItem()
                        .transformToUniAndConcatenate(list -> makeList(account, platform, list))
                        .collect()
                        .last());
    }

    private Uni<Void> makeList(Account account, Platform platform, ListToMake list) {
        return lists.takenLists(account.id())
                .flatMap(taken -> platform.makeList(list.name(), list.since().toInstant(), taken))
                .flatMap(made -> lists.listMade(list.id(), made));
    }

    private Uni<Void> finish(Lease lease, Account account) {
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                .chain(() -> runs.cancelDisconnected(transaction, account.id()))
                .flatMap(canceled -> runs.finish(transaction, account.id()).map(finished -> concat(canceled, finished)))
                .flatMap(ended -> progress.tell(transaction, account.id()).map(told -> concat(ended, told)))
                .flatMap(ended -> runs.await(transaction, account.id()).map(waiting -> concat(ended, waiting)))
                .flatMap(happened -> events.append(transaction, happened)));
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
