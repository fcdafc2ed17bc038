package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Platform;
import org.rollcall.provider.Provider;
import org.rollcall.sync.AccountStore.Account;
import org.rollcall.sync.ReconciliationStore.Due;

/** Compares what a provider holds with what Rollcall knows and wants, keeps the differences, and has them put right. */
@ApplicationScoped
public class Reconciliation {

    private final Pool pool;
    private final ReconciliationConfig config;
    private final ReconciliationStore reconciliations;
    private final WorkStore work;
    private final Reading reading;
    private final EventStore events;

    Reconciliation(
            Pool pool,
            ReconciliationConfig config,
            ReconciliationStore reconciliations,
            WorkStore work,
            Reading reading,
            EventStore events) {
        this.pool = pool;
        this.config = config;
        this.reconciliations = reconciliations;
        this.work = work;
        this.reading = reading;
        this.events = events;
    }

    /**
     * Asks for a comparison at these providers; returns the runs that were started or joined.
     *
     * @param everything reads all contacts instead of those that changed since the last time
     */
    public Uni<List<UUID>> start(List<Provider> providers, boolean everything, @Nullable String requestedBy) {
        return reconciliations.want(providers, null, everything, requestedBy);
    }

    /** The same at those accounts only that these groups are connected to. */
    Uni<List<UUID>> start(
            List<Provider> providers, List<UUID> groups, boolean everything, @Nullable String requestedBy) {
        return reconciliations.want(providers, groups, everything, requestedBy);
    }

    /** Which of these groups exist. */
    Uni<Set<UUID>> existing(List<UUID> groups) {
        return reconciliations.existing(groups);
    }

    /** After a restore from a backup: nothing is written before everything has been read. False without an account. */
    public Uni<Boolean> distrust(Provider provider) {
        return reconciliations.distrust(provider);
    }

    /** Carries out the account's comparison, if one is due. */
    Uni<Void> run(Lease lease, Account account, Platform platform) {
        return reconciliations
                .due(account.id())
                .flatMap(due -> due.isEmpty() ? Uni.createFrom().voidItem() : run(lease, account, platform, due.get()));
    }

    private Uni<Void> run(Lease lease, Account account, Platform platform, Due due) {
        Comparison comparison = new Comparison(due.run(), config.fixes(account.provider()));
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                        .chain(() -> reconciliations.begin(transaction, due.run()))
                        .flatMap(happened -> events.append(transaction, happened)))
                .chain(() -> due.everything()
                        ? reading.readEverything(lease, account, platform, comparison)
                        : reading.readChanges(lease, account, platform, comparison))
                .chain(() -> pool.withTransaction(transaction -> work.fence(transaction, lease)
                        .chain(() -> reconciliations.end(transaction, account.id(), due.run()))
                        .flatMap(happened -> events.append(transaction, happened))));
    }
}
