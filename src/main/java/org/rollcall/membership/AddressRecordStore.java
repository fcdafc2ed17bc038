package org.rollcall.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The addresses of a group with the member that carries each; every method writes differences only. */
@ApplicationScoped
class AddressRecordStore {

    /** Who is in the running, and for what. */
    private static final String RUNNING = """
            SELECT gm.member_id, m.address, m.do_not_send
            FROM group_member gm JOIN member m ON m.id = gm.member_id JOIN member_group g ON g.id = gm.group_id
            WHERE gm.group_id = $1 AND m.address IS NOT NULL
                AND CASE gm.kind WHEN 'PRIMARY' THEN g.sync_primary_members ELSE g.sync_beneficiaries END
            """;

    private static final String SETTLE_UNCONTESTED = """
            WITH address_now AS MATERIALIZED (
                SELECT address, count(member_id) AS claims, any_value(member_id) AS member_id,
                    bool_or(do_not_send) AS do_not_send, any_value(record_id) AS record_id
                FROM (
                    SELECT address, member_id, do_not_send, NULL::uuid AS record_id FROM (%s) running
                    UNION ALL
                    SELECT address, NULL, NULL, id FROM address_record WHERE group_id = $1
                ) both_sides GROUP BY address
            ), gone AS (
                DELETE FROM address_record
                WHERE id = ANY (ARRAY(SELECT record_id FROM address_now WHERE claims = 0))
            ), changed AS (
                UPDATE address_record r
                SET main_member_id = n.member_id, candidates = 1, decided_by = NULL, do_not_send = n.do_not_send,
                    decided_at = CASE WHEN r.candidates = 1 AND r.main_member_id = n.member_id
                        THEN r.decided_at ELSE now() END
                FROM address_now n
                WHERE r.id = n.record_id AND n.claims = 1
                    AND (r.main_member_id, r.candidates, r.do_not_send) <> (n.member_id, 1, n.do_not_send)
            )
            INSERT INTO address_record (group_id, address, main_member_id, candidates, do_not_send)
            SELECT $1, address, member_id, 1, do_not_send FROM address_now WHERE claims = 1 AND record_id IS NULL
            """.formatted(RUNNING);

    private static final String CONTESTED = """
            SELECT address FROM (
                SELECT address, sum(claims) OVER (ORDER BY address) - claims AS ahead
                FROM (SELECT address, count(*) AS claims FROM (%s) running
                      WHERE address > $2 GROUP BY address HAVING count(*) > 1) contested
            ) counted
            WHERE ahead < $3 ORDER BY address
            """.formatted(RUNNING);

    private static final String SETTLE_CONTESTED = """
            WITH decision AS MATERIALIZED (
                SELECT address, any_value(member_id) AS member_id, max(candidates) AS candidates,
                    max(decided_by) AS decided_by, bool_or(do_not_send) AS do_not_send,
                    any_value(record_id) AS record_id
                FROM (
                    SELECT address, member_id, candidates, decided_by, do_not_send, NULL::uuid AS record_id
                    FROM unnest($2::text[], $3::uuid[], $4::int[], $5::text[], $6::boolean[])
                        d (address, member_id, candidates, decided_by, do_not_send)
                    UNION ALL
                    SELECT address, NULL, NULL, NULL, NULL, id
                    FROM address_record WHERE group_id = $1 AND address = ANY ($2)
                ) both_sides GROUP BY address
            ), changed AS (
                UPDATE address_record r
                SET main_member_id = d.member_id, candidates = d.candidates, decided_by = d.decided_by,
                    do_not_send = d.do_not_send,
                    -- A decision is another one when its winner, or the rule that found it, is.
                    decided_at = CASE WHEN (r.main_member_id, r.decided_by) IS DISTINCT FROM (d.member_id, d.decided_by)
                        THEN now() ELSE r.decided_at END
                FROM decision d
                WHERE r.id = d.record_id
                    AND (r.main_member_id, r.candidates, r.decided_by, r.do_not_send)
                        IS DISTINCT FROM (d.member_id, d.candidates, d.decided_by, d.do_not_send)
            )
            INSERT INTO address_record (group_id, address, main_member_id, candidates, decided_by, do_not_send)
            SELECT $1, address, member_id, candidates, decided_by, do_not_send FROM decision WHERE record_id IS NULL
            """;

    /** Removes the records that nobody is in the running for, and writes those with a single claim. */
    Uni<Void> settleUncontested(SqlClient tx, UUID group) {
        return tx.preparedQuery(SETTLE_UNCONTESTED).execute(Tuple.of(group)).replaceWithVoid();
    }

    /**
     * The next addresses with several claims, in order.
     *
     * @param after only addresses behind this one
     * @param claims about how many claims they may have together; the last address may go beyond
     */
    Uni<List<String>> contested(SqlClient tx, UUID group, String after, int claims) {
        return tx.preparedQuery(CONTESTED)
                .execute(Tuple.of(group, after, claims))
                .map(rows -> rows.stream().map(row -> row.getString("address")).toList());
    }

    /** Writes the outcome of contests. */
    Uni<Void> settleContested(SqlClient tx, UUID group, List<Outcome> outcomes) {
        return tx.preparedQuery(SETTLE_CONTESTED)
                .execute(Tuple.of(group)
                        .addArrayOfString(
                                outcomes.stream().map(Outcome::address).toArray(String[]::new))
                        .addArrayOfUUID(outcomes.stream().map(Outcome::winner).toArray(UUID[]::new))
                        .addArrayOfInteger(
                                outcomes.stream().map(Outcome::candidates).toArray(Integer[]::new))
                        .addArrayOfString(
                                outcomes.stream().map(Outcome::decidedBy).toArray(String[]::new))
                        .addArrayOfBoolean(
                                outcomes.stream().map(Outcome::doNotSend).toArray(Boolean[]::new)))
                .replaceWithVoid();
    }
}
