package org.rollcall.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Why members of a group are not synced, each and in numbers. */
@ApplicationScoped
class StandingStore {

    /** The first reason that holds, in the order in which people are told of them. */
    private static final String REASON = """
            CASE
                WHEN gm.kind = 'PRIMARY' AND NOT g.sync_primary_members THEN 'PRIMARY_MEMBERS_NOT_SYNCED'
                WHEN gm.kind = 'BENEFICIARY' AND NOT g.sync_beneficiaries THEN 'BENEFICIARIES_NOT_SYNCED'
                WHEN m.address IS NULL THEN
                    CASE WHEN btrim(m.email) <> '' THEN 'INVALID_EMAIL_ADDRESS' ELSE 'NO_EMAIL_ADDRESS' END
                WHEN m.do_not_send THEN 'DO_NOT_SEND_MARKETING_EMAILS'
                WHEN m.id = (SELECT r.main_member_id FROM address_record r
                             WHERE r.group_id = gm.group_id AND r.address = m.address) THEN NULL
                -- A person goes before every company, so a person is in the running only if one won.
                WHEN m.kind = 'COMPANY' AND 'PERSON' = (
                    SELECT w.kind FROM address_record r JOIN member w ON w.id = r.main_member_id
                    WHERE r.group_id = gm.group_id AND r.address = m.address) THEN 'PERSON_HAS_SAME_EMAIL'
                ELSE 'HIGHER_PRIORITY_HAS_SAME_EMAIL'
            END
            """;

    private static final String MARK = """
            UPDATE group_member gm SET not_applicable = %1$s, sort_last = m.sort_last, sort_first = m.sort_first
            FROM member m, member_group g
            WHERE gm.group_id = $1 AND m.id = gm.member_id AND g.id = gm.group_id
                AND (gm.not_applicable IS DISTINCT FROM %1$s
                    -- Renamed between the two statements, unseen by the trigger.
                    OR gm.sort_last COLLATE "C" <> m.sort_last COLLATE "C"
                    OR gm.sort_first COLLATE "C" <> m.sort_first COLLATE "C")
            """.formatted(REASON);

    private static final String COUNT = """
            WITH standing AS (
                SELECT coalesce(not_applicable, '') AS not_applicable, count(*) AS members
                FROM group_member WHERE group_id = $1 GROUP BY 1
            ), gone AS (
                DELETE FROM group_standing
                WHERE group_id = $1 AND not_applicable NOT IN (SELECT not_applicable FROM standing)
            )
            INSERT INTO group_standing (group_id, not_applicable, members)
            SELECT $1, not_applicable, members FROM standing
            ON CONFLICT (group_id, not_applicable) DO UPDATE SET members = EXCLUDED.members
                WHERE group_standing.members <> EXCLUDED.members
            """;

    /** Writes the reason, and the name, of every member where it is another one now. */
    Uni<Void> mark(SqlClient tx, UUID group) {
        return tx.preparedQuery(MARK).execute(Tuple.of(group)).replaceWithVoid();
    }

    /** Counts the members by reason. */
    Uni<Void> count(SqlClient tx, UUID group) {
        return tx.preparedQuery(COUNT).execute(Tuple.of(group)).replaceWithVoid();
    }
}
