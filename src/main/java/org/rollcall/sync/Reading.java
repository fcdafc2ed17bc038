package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.erasure.Tombstones;
import org.rollcall.provider.Platform;
import org.rollcall.provider.Platform.Lookup;
import org.rollcall.provider.RemoteContact;
import org.rollcall.sync.AccountStore.Account;
import org.rollcall.sync.IntentStore.Doubt;

/** Reads what a provider holds, before anything is written that depends on it. */
@ApplicationScoped
class Reading {

    /** Up to so many contacts are read one by one; more by listing what changed. */
    private static final int ONE_BY_ONE = 20;

    private final Pool pool;
    private final WorkStore work;
    private final TargetStore targets;
    private final ReadingStore readings;
    private final IntentStore intents;
    private final AccountStore accounts;
    private final FindingStore findings;
    private final EventStore events;
    private final Statistics statistics;
    private final Tombstones tombstones;

    Reading(
            Pool pool,
            WorkStore work,
            TargetStore targets,
            ReadingStore readings,
            IntentStore intents,
            AccountStore accounts,
            FindingStore findings,
            EventStore events,
            Statistics statistics,
            Tombstones tombstones) {
        this.pool = pool;
        this.work = work;
        this.targets = targets;
        this.readings = readings;
        this.intents = intents;
        this.accounts = accounts;
        this.findings = findings;
        this.events = events;
        this.statistics = statistics;
        this.tombstones = tombstones;
    }

    /**
     * Finds out what became of calls whose answers are not known; false when that cannot be told yet, since the provider still
     * works on something.
     */
    Uni<Boolean> resolveDoubts(Lease lease, Account account, Platform platform) {
        return intents.doubts(account.id())
                .flatMap(doubts -> doubts.isEmpty()
                        ? Uni.createFrom().item(true)
                        : platform.idleSince(doubts.get(0).since().toInstant())
                                .flatMap(idle -> idle
                                        ? read(lease, account, platform, doubts)
                                                .chain(() -> clear(lease, account, doubts))
                                                .replaceWith(true)
                                        : Uni.createFrom().item(false)));
    }

    private Uni<Void> read(Lease lease, Account account, Platform platform, List<Doubt> doubts) {
        if (doubts.size() > ONE_BY_ONE) {
            return readSince(lease, account, platform, doubts.get(0).since());
        }
        return readAgain(
                lease,
                account,
                platform,
                doubts.stream()
                        .map(doubt -> new Lookup(doubt.address(), doubt.contactId()))
                        .toList());
    }

    /** Reads what changed since a moment. */
    Uni<Void> readSince(Lease lease, Account account, Platform platform, OffsetDateTime since) {
        return readSince(lease, account, platform, since, Comparison.NONE);
    }

    private Uni<Void> readSince(
            Lease lease, Account account, Platform platform, OffsetDateTime since, Comparison comparison) {
        return platform.readChangedSince(since.toInstant())
                .onItem()
                .transformToUniAndConcatenate(page -> take(lease, account, platform, page, comparison))
                .collect()
                .last();
    }

    /** Reads what changed since the last time, or everything when that has never been read. */
    Uni<Void> readChanges(Lease lease, Account account, Platform platform, Comparison comparison) {
        return accounts.changesReadAt(account.id())
                .flatMap(since -> since.isEmpty()
                        ? readAll(lease, account, platform, comparison)
                        : readings.now(pool)
                                .flatMap(began -> readSince(lease, account, platform, since.get(), comparison)
                                        .chain(() -> accounts.changesRead(pool, account.id(), began))));
    }

    private Uni<Void> clear(Lease lease, Account account, List<Doubt> doubts) {
        String[] addresses = doubts.stream().map(Doubt::address).toArray(String[]::new);
        return pool.withTransaction(transaction ->
                work.fence(transaction, lease).chain(() -> intents.clear(transaction, account.id(), addresses)));
    }

    /** Reads every contact of the account; what is not there any more leaves the ledger. */
    Uni<Void> readAll(Lease lease, Account account, Platform platform, Comparison comparison) {
        return readings.now(pool)
                .flatMap(began -> platform.readAll()
                        .onItem()
                        .transformToUniAndConcatenate(page -> take(lease, account, platform, page, comparison))
                        .collect()
                        .last()
                        .chain(() -> pool.withTransaction(transaction -> work.fence(transaction, lease)
                                .chain(() -> targets.lock(transaction, account.id()))
                                .chain(() -> readings.missingSince(transaction, account.id(), began, comparison))
                                .chain(() -> accounts.contactsRead(transaction, account.id(), began)))));
    }

    /** Looks at the account and its lists, then reads every contact. */
    Uni<Void> readEverything(Lease lease, Account account, Platform platform, Comparison comparison) {
        return platform.inspect()
                .flatMap(state -> inLedger(
                        lease,
                        account,
                        transaction -> accounts.inspected(transaction, account.id(), state)
                                .chain(() -> accounts.listsGone(transaction, account.id(), state))
                                .flatMap(gone ->
                                        findings.listsMissing(transaction, account.id(), gone, comparison.run()))))
                .chain(() -> readAll(lease, account, platform, comparison));
    }

    /** Reads these contacts, distrusting the ledger. */
    Uni<Void> readAgain(Lease lease, Account account, Platform platform, List<Lookup> lookups) {
        if (lookups.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return platform.read(lookups).map(Reading::eachOnce).flatMap(found -> {
            Set<String> there = found.stream().map(RemoteContact::address).collect(Collectors.toSet());
            String[] missing = lookups.stream()
                    .map(Lookup::address)
                    .filter(address -> !there.contains(address))
                    .toArray(String[]::new);
            return known(found)
                    .chain(known -> inLedger(
                            lease,
                            account,
                            transaction -> readings.take(
                                            transaction, account.id(), known, platform.listsAreLeft(), Comparison.NONE)
                                    .chain(() -> readings.missing(transaction, account.id(), missing))));
        });
    }

    /** Who was erased here is not taken in again because the provider still has the contact. */
    private Uni<List<RemoteContact>> known(List<RemoteContact> read) {
        return tombstones.withoutErased(read, RemoteContact::address);
    }

    /** A contact whose address changed is found under both. */
    private static List<RemoteContact> eachOnce(List<RemoteContact> found) {
        return List.copyOf(found.stream()
                .collect(Collectors.toMap(RemoteContact::contactId, Function.identity(), (one, again) -> again))
                .values());
    }

    private Uni<Void> take(
            Lease lease, Account account, Platform platform, List<RemoteContact> page, Comparison comparison) {
        return known(page)
                .chain(known -> inLedger(
                        lease,
                        account,
                        transaction -> readings.take(
                                        transaction, account.id(), known, platform.listsAreLeft(), comparison)
                                .chain(() -> compared(transaction, page.size(), comparison))))
                .chain(statistics::refresh);
    }

    private Uni<Void> compared(SqlClient transaction, int contacts, Comparison comparison) {
        UUID run = comparison.run();
        return run == null
                ? Uni.createFrom().voidItem()
                : findings.compared(transaction, run, contacts)
                        .flatMap(happened -> events.append(transaction, happened));
    }

    private Uni<Void> inLedger(Lease lease, Account account, Function<SqlClient, Uni<Void>> change) {
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                .chain(() -> targets.lock(transaction, account.id()))
                .chain(() -> change.apply(transaction)));
    }
}
