package org.rollcall.digest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** Finds what there is to tell now. */
@ApplicationScoped
class TroubleReader {

    private static final Comparator<Entry> BY_KIND_AND_NAME = Comparator.comparing(Entry::kind)
            .thenComparing(entry -> entry.group() == null ? "" : entry.group().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(
                    entry -> entry.provider() == null ? "" : entry.provider().name());

    private final Pool pool;

    TroubleReader(Pool pool) {
        this.pool = pool;
    }

    /**
     * In the order of the digest. An account that a person disconnected is none of it; of a group that cannot be calculated
     * it is not told once more that its sync failed.
     */
    Uni<List<Entry>> now() {
        return pool.query("""
                WITH connected AS (
                    SELECT g.id AS group_id, g.name AS group_name, g.slug AS group_slug, g.calculation_state,
                           a.id AS account_id, a.provider, l.failed, l.held_because
                    FROM member_group g
                    JOIN group_list l ON l.group_id = g.id
                    JOIN provider_account a ON a.id = l.account_id
                    WHERE g.deleted_at IS NULL AND a.connected_at IS NOT NULL
                )
                SELECT 'CONNECTION_BROKEN' AS kind, NULL::uuid AS group_id, NULL AS group_name, NULL AS group_slug, provider,
                       coalesce(health_message, 'The connection does not work.') AS message, 0 AS failed_records,
                       checked_at AS failed_at
                FROM provider_account
                WHERE connected_at IS NOT NULL AND health IN ('UNAUTHORIZED', 'UNAVAILABLE')
                UNION ALL
                SELECT 'CALCULATION_FAILED', id, name, slug, NULL, calculation_failure, 0,
                       coalesce(calculation_finished_at, calculation_started_at, updated_at)
                FROM member_group WHERE deleted_at IS NULL AND calculation_state = 'FAILED'
                UNION ALL
                SELECT 'SYNC_FAILED', c.group_id, c.group_name, c.group_slug, c.provider,
                       coalesce(r.failure_message, 'The sync failed.'), 0, r.finished_at
                FROM connected c
                CROSS JOIN LATERAL (
                    SELECT state, failure_message, finished_at FROM sync_run r
                    WHERE r.group_id = c.group_id AND r.account_id = c.account_id AND r.finished_at IS NOT NULL
                    ORDER BY r.queued_at DESC, r.id DESC LIMIT 1) r
                WHERE r.state = 'FAILED' AND c.calculation_state <> 'FAILED'
                UNION ALL
                SELECT 'PLAN_HELD', c.group_id, c.group_name, c.group_slug, c.provider, c.held_because, 0,
                       coalesce((SELECT max(r.queued_at) FROM sync_run r
                                 WHERE r.group_id = c.group_id AND r.account_id = c.account_id AND r.state = 'HELD'), now())
                FROM connected c WHERE c.held_because IS NOT NULL
                UNION ALL
                SELECT 'RECORDS_FAILED', c.group_id, c.group_name, c.group_slug, c.provider,
                       string_agg(f.records || ' ' || lower(replace(f.code, '_', ' ')), ', ' ORDER BY f.records DESC, f.code),
                       sum(f.records)::int, max(f.latest)
                FROM connected c
                JOIN LATERAL (
                    SELECT code, count(*)::int AS records, max(changed_at) AS latest FROM list_entry e
                    WHERE e.group_id = c.group_id AND e.account_id = c.account_id AND e.state = 'FAILED'
                    GROUP BY code) f ON true
                WHERE c.failed > 0
                GROUP BY c.group_id, c.group_name, c.group_slug, c.provider
                """)
                .execute()
                .map(rows -> rows.stream()
                        .map(EntryRow::read)
                        .sorted(BY_KIND_AND_NAME)
                        .toList());
    }
}
