package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.audit.Entry;
import org.rollcall.graphql.GlobalId;
import org.rollcall.provider.Provider;
import org.rollcall.sync.TargetStore.Connection;

/** Executes a plan that a person looked at. */
@ApplicationScoped
public class PlanApplication {

    private final Pool pool;
    private final TargetStore targets;
    private final RunStore runs;
    private final WorkStore work;
    private final EventStore events;
    private final AccountStore accounts;
    private final Auditor auditor;

    PlanApplication(
            Pool pool,
            TargetStore targets,
            RunStore runs,
            WorkStore work,
            EventStore events,
            AccountStore accounts,
            Auditor auditor) {
        this.pool = pool;
        this.targets = targets;
        this.runs = runs;
        this.work = work;
        this.events = events;
        this.accounts = accounts;
        this.auditor = auditor;
    }

    /**
     * Releases the plan of a group with a provider: what it held back is looked at now. Returns the run that executes it;
     * empty when the group is not connected there.
     */
    public Uni<Optional<UUID>> apply(Actor actor, UUID group, Provider provider, String planHash) {
        return pool.withTransaction(transaction -> targets.connections(transaction, group)
                .flatMap(connections -> accounts.of(transaction, provider)
                        .map(account -> connections.stream()
                                .filter(connection -> connection.account().equals(account))
                                .findFirst()))
                .flatMap(connection -> connection.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : apply(transaction, group, connection.get(), planHash, actor.asker())
                                .call(run -> auditor.record(
                                        transaction,
                                        Entry.of(actor, AuditAction.PLAN_APPLIED, GlobalId.GROUP.of(group))
                                                .with("provider", provider.name())
                                                .with("planHash", planHash)
                                                .with("run", GlobalId.RUN.of(run))))
                                .map(Optional::of)));
    }

    private Uni<UUID> apply(
            SqlClient transaction, UUID group, Connection connection, String planHash, @Nullable String requestedBy) {
        UUID account = connection.account();
        return targets.lock(transaction, account)
                .chain(() -> targets.release(transaction, group, account))
                .chain(() -> targets.markDirty(transaction, group, connection))
                .chain(() -> runs.openFor(transaction, group, account, planHash, requestedBy))
                .call(run -> targets.queueEntries(transaction, group, account, run))
                .call(run -> runs.count(transaction, run, connection, false)
                        .call(() -> work.requestSync(transaction, List.of(account)))
                        .flatMap(happened -> events.append(transaction, happened)));
    }
}
