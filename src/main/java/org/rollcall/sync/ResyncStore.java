package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.audit.Entry;
import org.rollcall.graphql.GlobalId;
import org.rollcall.provider.Provider;

/** What people ask to be sent again. It goes first, and its contacts are read before they are written. */
@ApplicationScoped
public class ResyncStore {

    private final Pool pool;
    private final TargetStore targets;
    private final WorkStore work;
    private final Auditor auditor;

    ResyncStore(Pool pool, TargetStore targets, WorkStore work, Auditor auditor) {
        this.pool = pool;
        this.targets = targets;
        this.work = work;
        this.auditor = auditor;
    }

    /** Asks for these records again at these providers; returns the runs that were started or joined. */
    public Uni<List<UUID>> records(Actor actor, List<UUID> records, List<Provider> providers) {
        return pool.withTransaction(transaction -> targets.lockAll(transaction)
                .chain(() -> transaction
                        .preparedQuery("""
                WITH asked AS (
                    SELECT e.group_id, e.account_id, e.address,
                           e.stopped OR e.state NOT IN ('QUEUED', 'IN_PROGRESS') AS more
                    FROM address_record r
                    JOIN list_entry e ON e.group_id = r.group_id AND e.address = r.address
                    JOIN provider_account a ON a.id = e.account_id
                    WHERE r.id = ANY ($1) AND a.provider = ANY ($2) AND a.connected_at IS NOT NULL
                ), run AS (
                    INSERT INTO sync_run (group_id, account_id, cause, state, phase, total, started_at, requested_by)
                    SELECT group_id, account_id, 'RECORD_RESYNC', 'RUNNING', 'SENDING', count(*), now(), $3
                    FROM asked GROUP BY group_id, account_id ORDER BY group_id, account_id
                    ON CONFLICT (group_id, account_id) WHERE finished_at IS NULL DO UPDATE
                        SET total = sync_run.total + (
                                SELECT count(*) FROM asked k WHERE k.more AND k.group_id = sync_run.group_id
                                    AND k.account_id = sync_run.account_id),
                            requested_by = coalesce(sync_run.requested_by, EXCLUDED.requested_by)
                    RETURNING id, group_id, account_id
                ), looked AS (
                    UPDATE target t SET dirty = true, requested_at = now(), read_first = true, attempts = 0,
                                        not_before = NULL, refused_code = NULL, refused_message = NULL,
                                        refused_fields = NULL
                    FROM (SELECT DISTINCT account_id, address FROM asked) k
                    WHERE t.account_id = k.account_id AND t.address = k.address
                ), queued AS (
                    UPDATE list_entry e SET state = 'QUEUED', stopped = false, run_id = u.id, code = NULL, provider_message = NULL,
                                            next_attempt_at = NULL, changed_at = now()
                    FROM asked k JOIN run u ON u.group_id = k.group_id AND u.account_id = k.account_id
                    WHERE e.group_id = k.group_id AND e.account_id = k.account_id AND e.address = k.address
                )
                SELECT id, account_id FROM run
                """)
                        .execute(Tuple.of(records.toArray(UUID[]::new), names(providers), actor.asker()))
                        .call(rows -> work.requestSync(
                                transaction,
                                rows.stream()
                                        .map(row -> row.getUUID("account_id"))
                                        .distinct()
                                        .toList()))
                        .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList())
                        .call(runs -> record(
                                transaction,
                                runs,
                                asked(actor, null, providers)
                                        .with(
                                                "records",
                                                new JsonArray(records.stream()
                                                        .map(GlobalId.EMAIL_SYNC_RECORD::of)
                                                        .toList()))))));
    }

    /**
     * Asks for a whole group again: everything the account holds is read first, unless only what failed is asked for.
     * Returns the runs that were started or joined.
     */
    public Uni<List<UUID>> group(Actor actor, UUID group, List<Provider> providers, boolean failedOnly) {
        return pool.withTransaction(transaction -> targets.lockAll(transaction)
                .chain(() -> transaction
                        .preparedQuery("""
                WITH account AS (
                    SELECT l.account_id FROM group_list l JOIN provider_account a ON a.id = l.account_id
                    WHERE l.group_id = $1 AND a.provider = ANY ($2) AND a.connected_at IS NOT NULL
                      AND l.held_because IS NULL
                ), asked AS (
                    SELECT e.account_id, e.address FROM list_entry e JOIN account USING (account_id)
                    WHERE e.group_id = $1 AND (NOT $3 OR e.state = 'FAILED')
                ), run AS (
                    INSERT INTO sync_run (group_id, account_id, cause, state, phase, total, started_at, requested_by)
                    SELECT $1, account_id, 'GROUP_RESYNC', 'RUNNING', 'SENDING',
                           (SELECT count(*) FROM asked k WHERE k.account_id = account.account_id), now(), $4
                    FROM account ORDER BY account_id
                    ON CONFLICT (group_id, account_id) WHERE finished_at IS NULL DO UPDATE
                        SET total = greatest(sync_run.total, EXCLUDED.total),
                            requested_by = coalesce(sync_run.requested_by, EXCLUDED.requested_by)
                    RETURNING id, account_id
                ), looked AS (
                    UPDATE target t SET dirty = true, requested_at = CASE WHEN $3 THEN now() ELSE t.requested_at END,
                                        read_first = t.read_first OR $3, attempts = 0, not_before = NULL,
                                        refused_code = NULL, refused_message = NULL, refused_fields = NULL
                    FROM asked k WHERE t.account_id = k.account_id AND t.address = k.address
                ), distrusted AS (
                    UPDATE provider_account SET read_wanted = true
                    WHERE NOT $3 AND id IN (SELECT account_id FROM account)
                ), queued AS (
                    UPDATE list_entry e SET state = 'QUEUED', stopped = false, run_id = u.id, code = NULL, provider_message = NULL,
                                            next_attempt_at = NULL, changed_at = now()
                    FROM asked k JOIN run u ON u.account_id = k.account_id
                    WHERE e.group_id = $1 AND e.account_id = k.account_id AND e.address = k.address
                )
                SELECT id, account_id FROM run
                """)
                        .execute(Tuple.of(group, names(providers), failedOnly, actor.asker()))
                        .call(rows -> work.requestSync(
                                transaction,
                                rows.stream()
                                        .map(row -> row.getUUID("account_id"))
                                        .toList()))
                        .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList())
                        .call(runs -> record(
                                transaction,
                                runs,
                                asked(actor, GlobalId.GROUP.of(group), providers)
                                        .with("failedOnly", failedOnly)))));
    }

    private static Entry asked(Actor actor, @Nullable String object, List<Provider> providers) {
        return Entry.of(actor, AuditAction.RESYNC_REQUESTED, object)
                .with("providers", new JsonArray(List.of(names(providers))));
    }

    /** What starts nothing is not recorded. */
    private Uni<Void> record(SqlClient transaction, List<UUID> runs, Entry entry) {
        return runs.isEmpty() ? Uni.createFrom().voidItem() : auditor.record(transaction, entry);
    }

    private static String[] names(List<Provider> providers) {
        return providers.stream().map(Provider::name).toArray(String[]::new);
    }
}
