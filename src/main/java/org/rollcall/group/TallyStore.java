package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncFailureCode;
import org.rollcall.sync.SyncState;

/** Counts members by where they stand with providers: from roll-ups where those tell, else one by one. */
@ApplicationScoped
class TallyStore {

    /** So that an account of which there is nothing to count is there all the same. */
    private static final String NOTHING =
            "SELECT provider, 'SYNCED', NULL, NULL, 0 FROM provider_account WHERE connected_at IS NOT NULL";

    /** Roll-ups do not tell what waits from what is being sent: both are QUEUED here. */
    private static final String ROLLED_UP = """
            WITH rolled AS (
                SELECT a.provider, a.id AS account_id, g.id AS group_id, l.group_id IS NOT NULL AS connected,
                       l.synced, l.unsubscribed, l.failed
                FROM provider_account a CROSS JOIN member_group g
                LEFT JOIN group_list l ON l.group_id = g.id AND l.account_id = a.id
                WHERE a.connected_at IS NOT NULL AND g.deleted_at IS NULL AND ($1::uuid[] IS NULL OR g.id = ANY ($1))
            ), standing AS (
                SELECT r.provider, r.connected, s.not_applicable, sum(s.members)::int AS members
                FROM rolled r JOIN group_standing s ON s.group_id = r.group_id
                GROUP BY r.provider, r.connected, s.not_applicable
            ), entry AS (
                SELECT provider, sum(synced)::int AS synced, sum(unsubscribed)::int AS unsubscribed,
                       sum(failed)::int AS failed
                FROM rolled WHERE connected GROUP BY provider
            )
            SELECT provider, 'NOT_APPLICABLE' AS state, 'GROUP_NOT_CONNECTED' AS reason, NULL AS code,
                   sum(members)::int AS members
            FROM standing WHERE NOT connected GROUP BY provider
            UNION ALL
            SELECT provider, 'NOT_APPLICABLE', not_applicable, NULL, members
            FROM standing WHERE connected AND not_applicable <> ''
            UNION ALL
            SELECT provider, 'SYNCED', NULL, NULL, synced FROM entry
            UNION ALL
            SELECT provider, 'UNSUBSCRIBED', NULL, NULL, unsubscribed FROM entry
            UNION ALL
            SELECT e.provider, 'QUEUED', NULL, NULL,
                   greatest(0, coalesce(s.members, 0) - e.synced - e.unsubscribed - e.failed)
            FROM entry e LEFT JOIN standing s ON s.provider = e.provider AND s.connected AND s.not_applicable = ''
            UNION ALL
            SELECT r.provider, 'FAILED', NULL, e.code, count(*)::int
            FROM rolled r JOIN list_entry e
                ON e.group_id = r.group_id AND e.account_id = r.account_id AND e.state = 'FAILED'
            WHERE r.failed > 0 GROUP BY r.provider, e.code
            UNION ALL
            """ + NOTHING;

    private static final String ONE_BY_ONE =
            """
            SELECT a.provider, %s AS state, %s AS reason, %s AS code, count(*)::int AS members
            FROM %%s CROSS JOIN %s WHERE a.connected_at IS NOT NULL AND %%s GROUP BY 1, 2, 3, 4
            UNION ALL
            """.formatted(Standings.MEMBER_STATE, Standings.MEMBER_REASON, Standings.MEMBER_CODE, Standings.OF_MEMBER)
                    + NOTHING;

    private final Pool pool;

    TallyStore(Pool pool) {
        this.pool = pool;
    }

    /** The members of these groups, of all for null, as last calculated; at least one tally an account. */
    Uni<List<Tally>> rolledUp(UUID @Nullable [] groups) {
        return pool.preparedQuery(ROLLED_UP)
                .execute(Tuple.tuple().addArrayOfUUID(groups))
                .map(rows -> rows.stream().map(TallyStore::read).toList());
    }

    /** The members that are listed now; at least one tally an account. */
    Uni<List<Tally>> oneByOne(Listing listing, Object... parents) {
        return pool.preparedQuery(
                        ONE_BY_ONE.formatted(listing.from(), listing.where().sql()))
                .execute(listing.where().addTo(Tuple.from(List.of(parents))))
                .map(rows -> rows.stream().map(TallyStore::read).toList());
    }

    /** How many members these groups have, all for null, as last calculated. */
    Uni<Integer> members(UUID @Nullable [] groups) {
        return pool.preparedQuery("""
                SELECT coalesce(sum(s.members), 0)::int AS members
                FROM group_standing s JOIN member_group g ON g.id = s.group_id AND g.deleted_at IS NULL
                WHERE $1::uuid[] IS NULL OR g.id = ANY ($1)
                """)
                .execute(Tuple.tuple().addArrayOfUUID(groups))
                .map(rows -> rows.iterator().next().getInteger("members"));
    }

    private static Tally read(Row row) {
        String reason = row.getString("reason");
        String code = row.getString("code");
        return new Tally(
                Provider.valueOf(row.getString("provider")),
                SyncState.valueOf(row.getString("state")),
                reason == null ? null : NotApplicableReason.valueOf(reason),
                code == null ? null : SyncFailureCode.valueOf(code),
                row.getInteger("members"));
    }
}
