package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    Reading(
            Pool pool,
            WorkStore work,
            TargetStore targets,
            ReadingStore readings,
            IntentStore intents,
            AccountStore accounts) {
        this.pool = pool;
        this.work = work;
        this.targets = targets;
        this.readings = readings;
        this.intents = intents;
        this.accounts = accounts;
    }

    /** Finds out what became of calls whose answers are not known. */
    Uni<Void> resolveDoubts(Lease lease, Account account, Platform platform) {
        return intents.doubts(account.id())
                .flatMap(doubts -> doubts.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : read(lease, account, platform, doubts).chain(() -> clearDoubts(lease, account)));
    }

    private Uni<Void> read(Lease lease, Account account, Platform platform, List<Doubt> doubts) {
        if (doubts.size() > ONE_BY_ONE) {
            return platform.readChangedSince(doubts.get(0).since().toInstant())
                    .onItem()
                    .transformToUniAndConcatenate(page -> take(lease, account, page))
                    .collect()
                    .last();
        }
        return readAgain(
                lease,
                account,
                platform,
                doubts.stream()
                        .map(doubt -> new Lookup(doubt.address(), doubt.contactId()))
                        .toList());
    }

    private Uni<Void> clearDoubts(Lease lease, Account account) {
        return pool.withTransaction(
                transaction -> work.fence(transaction, lease).chain(() -> intents.clear(transaction, account.id())));
    }

    /** Reads every contact of the account; what is not there any more leaves the ledger, and everything is looked at. */
    Uni<Void> readAll(Lease lease, Account account, Platform platform) {
        return readings.now(pool)
                .flatMap(began -> platform.readAll()
                        .onItem()
                        .transformToUniAndConcatenate(page -> take(lease, account, page))
                        .collect()
                        .last()
                        .chain(() -> pool.withTransaction(transaction -> work.fence(transaction, lease)
                                .chain(() -> targets.lock(transaction, account.id()))
                                .chain(() -> readings.missingSince(transaction, account.id(), began))
                                .chain(() -> accounts.contactsRead(transaction, account.id())))));
    }

    /** Reads these contacts, distrusting the ledger. */
    Uni<Void> readAgain(Lease lease, Account account, Platform platform, List<Lookup> lookups) {
        if (lookups.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return platform.read(lookups).flatMap(found -> {
            Set<String> there = found.stream().map(RemoteContact::address).collect(Collectors.toSet());
            String[] missing = lookups.stream()
                    .map(Lookup::address)
                    .filter(address -> !there.contains(address))
                    .toArray(String[]::new);
            return inLedger(
                    lease,
                    account,
                    transaction -> readings.take(transaction, account.id(), found)
                            .chain(() -> readings.missing(transaction, account.id(), missing)));
        });
    }

    private Uni<Void> take(Lease lease, Account account, List<RemoteContact> page) {
        return inLedger(lease, account, transaction -> readings.take(transaction, account.id(), page));
    }

    private Uni<Void> inLedger(Lease lease, Account account, Function<SqlClient, Uni<Void>> change) {
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                .chain(() -> targets.lock(transaction, account.id()))
                .chain(() -> change.apply(transaction)));
    }
}
