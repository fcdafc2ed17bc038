package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.audit.Entry;

/**
 * Stops runs that people do not want any more. Waits for no call: those under way are made to their end, and what they did is
 * recorded in a run of its own.
 */
@ApplicationScoped
class Cancellation {

    private final Pool pool;
    private final TargetStore targets;
    private final AccountStore accounts;
    private final CancelStore cancels;
    private final EventStore events;
    private final Auditor auditor;

    Cancellation(
            Pool pool,
            TargetStore targets,
            AccountStore accounts,
            CancelStore cancels,
            EventStore events,
            Auditor auditor) {
        this.pool = pool;
        this.targets = targets;
        this.accounts = accounts;
        this.cancels = cancels;
        this.events = events;
        this.auditor = auditor;
    }

    /** Stops the run; false when it has ended already. */
    Uni<Boolean> cancel(Actor actor, SyncRun run) {
        return pool.withTransaction(transaction -> accounts.of(transaction, run.getProvider())
                .flatMap(account -> account == null
                        ? Uni.createFrom().item(false)
                        : cancel(transaction, run.row().id(), run.row().group(), account, actor.name())
                                .call(canceled -> canceled
                                        ? record(transaction, actor, run)
                                        : Uni.createFrom().voidItem())));
    }

    private Uni<Boolean> cancel(SqlClient transaction, UUID run, @Nullable UUID group, UUID account, String by) {
        return targets.lock(transaction, account)
                .chain(() -> cancels.end(transaction, run, by))
                .flatMap(ended -> ended.isEmpty()
                        ? Uni.createFrom().item(false)
                        : stop(transaction, group, account)
                                .chain(() -> events.append(transaction, ended))
                                .replaceWith(true));
    }

    private Uni<Void> record(SqlClient transaction, Actor actor, SyncRun run) {
        return auditor.record(
                transaction,
                Entry.of(actor, AuditAction.RUN_CANCELED, run.getId())
                        .with("provider", run.getProvider().name()));
    }

    private Uni<Void> stop(SqlClient transaction, @Nullable UUID group, UUID account) {
        return group == null ? cancels.stopComparing(transaction, account) : cancels.stop(transaction, group, account);
    }
}
