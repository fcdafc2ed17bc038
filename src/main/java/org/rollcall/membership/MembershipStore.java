package org.rollcall.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** Turns a group's criteria, named members and beneficiary rules into its members. */
@ApplicationScoped
public class MembershipStore {

    private static final String CALCULATE = """
            WITH RECURSIVE rules AS (
                SELECT beneficiaries FROM member_group WHERE id = $1
            ), primaries AS MATERIALIZED (
                SELECT id FROM (
                    SELECT m.id, TRUE AS wanted
                    FROM member_group g JOIN member m ON %s
                    WHERE g.id = $1 AND g.deleted_at IS NULL AND %s
                    UNION ALL
                    SELECT m.id, n.included
                    FROM group_named_member n JOIN member_group g ON g.id = n.group_id
                        JOIN member m ON m.id = n.member_id
                    WHERE n.group_id = $1 AND g.deleted_at IS NULL AND m.active
                ) candidate GROUP BY id HAVING bool_and(wanted)
            ), below (id, active) AS (
                SELECT m.id, m.active
                FROM primaries p JOIN member m ON m.parent_id = p.id, rules
                WHERE 'FAMILY' = ANY (beneficiaries)
                UNION
                SELECT m.id, m.active FROM below b JOIN member m ON m.parent_id = b.id
            ), contacts AS (
                SELECT r.person_id AS id
                FROM primaries p JOIN contact_role r ON r.company_id = p.id
                    JOIN member m ON m.id = r.person_id, rules
                WHERE m.active AND (
                    -- Primary and billing contacts have management access too.
                    'MANAGEMENT_ACCESS' = ANY (beneficiaries)
                    OR (r.kind = 'PRIMARY_CONTACT' AND 'PRIMARY_CONTACTS' = ANY (beneficiaries))
                    OR (r.kind = 'BILLING_CONTACT' AND 'BILLING_CONTACTS' = ANY (beneficiaries)))
            ), member_now AS MATERIALIZED (
                -- Who is both is primary, which is also the greater word.
                SELECT id, any_value(was) AS was, CASE WHEN NOT bool_or(excluded) THEN max(kind) END AS kind
                FROM (
                    SELECT id, 'PRIMARY' AS kind, NULL AS was, FALSE AS excluded FROM primaries
                    UNION ALL
                    SELECT id, 'BENEFICIARY', NULL, FALSE FROM below WHERE active
                    UNION ALL
                    SELECT id, 'BENEFICIARY', NULL, FALSE FROM contacts
                    UNION ALL
                    SELECT member_id, NULL, NULL, TRUE FROM group_named_member WHERE group_id = $1 AND NOT included
                    UNION ALL
                    SELECT member_id, NULL, kind, FALSE FROM group_member WHERE group_id = $1
                ) c GROUP BY id
            ), gone AS (
                DELETE FROM group_member WHERE group_id = $1 AND member_id = ANY (ARRAY(
                    SELECT id FROM member_now WHERE was IS NOT NULL AND kind IS NULL))
            ), other_kind AS (
                UPDATE group_member
                SET kind = CASE kind WHEN 'PRIMARY' THEN 'BENEFICIARY' ELSE 'PRIMARY' END
                WHERE group_id = $1 AND member_id = ANY (ARRAY(SELECT id FROM member_now WHERE was <> kind))
            ), added AS (
                INSERT INTO group_member (group_id, member_id, kind, sort_last, sort_first)
                SELECT $1, n.id, n.kind, m.sort_last, m.sort_first
                FROM member_now n JOIN member m ON m.id = n.id WHERE n.was IS NULL AND n.kind IS NOT NULL
            )
            UPDATE member_group
            SET primary_count = now.primaries, beneficiary_count = now.beneficiaries
            FROM (SELECT count(*) FILTER (WHERE kind = 'PRIMARY') AS primaries,
                         count(*) FILTER (WHERE kind = 'BENEFICIARY') AS beneficiaries,
                         count(*) FILTER (WHERE kind IS DISTINCT FROM was) AS differences
                  FROM member_now) now
            WHERE id = $1
            RETURNING now.differences > 0 AS changed
            """.formatted(Criteria.MATCH, Criteria.GIVEN);

    /**
     * Makes the group's members those of the day, and its two counts with them. Writes differences only, so that it can be
     * repeated at no cost. Whom an address belongs to is {@link AddressResolution}'s affair, in the same transaction.
     *
     * @return whether anybody joined, left, or belongs in another way; false for a group that does not exist
     */
    public Uni<Boolean> calculate(SqlClient tx, UUID group, LocalDate today, int graceDays) {
        return tx.preparedQuery(CALCULATE)
                .execute(Tuple.of(group, today, graceDays))
                .map(MembershipStore::changed);
    }

    private static boolean changed(RowSet<Row> rows) {
        for (Row row : rows) {
            return row.getBoolean("changed");
        }
        return false;
    }
}
