package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.audit.Entry;
import org.rollcall.graphql.GlobalId;
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
    private final Auditor auditor;

    Reconciliation(
            Pool pool,
            ReconciliationConfig config,
            ReconciliationStore reconciliations,
            WorkStore work,
            Reading reading,
            EventStore events,
            Auditor auditor) {
        this.pool = pool;
        this.config = config;
        this.reconciliations = reconciliations;
        this.work = work;
        this.reading = reading;
        this.events = events;
        this.auditor = auditor;
    }

    /**
     * Asks for a comparison at these providers, as it is due; returns the runs that were started or joined.
     *
     * @param everything reads all contacts instead of those that changed since the last time
     */
    public Uni<List<UUID>> start(List<Provider> providers, boolean everything, @Nullable String requestedBy) {
        return reconciliations.want(pool, providers, null, everything, requestedBy);
    }

    /**
     * The same for a person who asks for it now.
     *
     * @param groups only those accounts that these groups are connected to; null for all
     */
    Uni<List<UUID>> start(Actor actor, List<Provider> providers, @Nullable List<UUID> groups, boolean everything) {
        Entry entry = Entry.of(actor, AuditAction.RECONCILIATION_REQUESTED, null)
                .with(
                        "providers",
                        new JsonArray(providers.stream().map(Provider::name).toList()))
                .with("everything", everything)
                .with(
                        "groups",
                        groups == null
                                ? null
                                : new JsonArray(
                                        groups.stream().map(GlobalId.GROUP::of).toList()));
        return pool.withTransaction(transaction -> reconciliations
                .want(transaction, providers, groups, everything, actor.asker())
                .call(runs -> runs.isEmpty() ? Uni.createFrom().voidItem() : auditor.record(transaction, entry)));
    }

    /** Which of these groups exist. */
    Uni<Set<UUID>> existing(List<UUID> groups) {
        return reconciliations.existing(groups);
    }

    /** After a restore from a backup: nothing is written before everything has been read. False without an account. */
    Uni<Boolean> distrust(Actor actor, Provider provider) {
        Entry entry = Entry.of(actor, AuditAction.LEDGER_DISTRUSTED, null).with("provider", provider.name());
        return pool.withTransaction(transaction -> reconciliations
                .distrust(transaction, provider)
                .call(found -> found
                        ? auditor.record(transaction, entry)
                        : Uni.createFrom().voidItem()));
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
