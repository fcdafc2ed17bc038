package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Turns staged edits that were not rejected into members. */
@ApplicationScoped
class EditStore {

    /** Lets one edit of members at a time through, to the end of the transaction: their rules span many rows. */
    Uni<Void> lock(SqlClient tx) {
        return tx.query("SELECT pg_advisory_xact_lock(hashtext('rollcall.member'))")
                .execute()
                .replaceWithVoid();
    }

    /** Takes logins from members that give them to another one, so that a swap meets no duplicate half-way. */
    Uni<Void> freeLogins(SqlClient tx, UUID importId) {
        return tx.preparedQuery("""
                        UPDATE member m SET login_email = NULL
                        FROM staged_member s, staged_member taker
                        WHERE s.import_id = $1 AND NOT s.rejected AND s.member_id = m.id
                            AND s.login_email IS NOT NULL AND s.login_address IS DISTINCT FROM m.login_address
                            AND taker.import_id = $1 AND NOT taker.rejected AND taker.login_address = m.login_address
                        """).execute(Tuple.of(importId)).replaceWithVoid();
    }

    /** Makes the new members; gives their ids. */
    Uni<UUID[]> create(SqlClient tx, UUID importId) {
        return ids(tx, importId, """
                WITH changed AS (
                    INSERT INTO member (id, external_id, kind, first_name, last_name, company_name, email, login_email,
                        parent_id, member_type, member_since, membership_expires, tags, custom_fields, active, do_not_send)
                    SELECT s.member_id, s.external_id, s.kind, nullif(s.first_name, ''), nullif(s.last_name, ''),
                           nullif(s.company_name, ''), nullif(s.email, ''), nullif(s.login_email, ''), s.parent_id,
                           nullif(s.member_type, ''), nullif(s.member_since, '')::date,
                           nullif(s.membership_expires, '')::date, coalesce(s.tags, '{}'),
                           (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(s.custom_fields)
                            WHERE value <> '""'),
                           coalesce(s.active, TRUE), coalesce(s.do_not_send, FALSE)
                    FROM staged_member s
                    WHERE s.import_id = $1 AND NOT s.rejected AND s.known_kind IS NULL
                    RETURNING id AS member_id)
                SELECT array_agg(member_id) AS ids FROM changed
                """);
    }

    /** Changes the members that differ from their edits; gives their ids. */
    Uni<UUID[]> update(SqlClient tx, UUID importId) {
        return ids(tx, importId, """
                WITH changed AS (
                    UPDATE member m
                    SET (first_name, last_name, company_name, email, login_email, parent_id, member_type, member_since,
                         membership_expires, tags, custom_fields, active, do_not_send, updated_at)
                      = (e.first_name, e.last_name, e.company_name, e.email, e.login_email, e.parent_id, e.member_type,
                         e.member_since, e.membership_expires, e.tags, e.custom_fields, e.active, e.do_not_send, now())
                    FROM (
                        SELECT o.id,
                            CASE WHEN s.first_name IS NULL THEN o.first_name ELSE nullif(s.first_name, '') END AS first_name,
                            CASE WHEN s.last_name IS NULL THEN o.last_name ELSE nullif(s.last_name, '') END AS last_name,
                            coalesce(nullif(s.company_name, ''), o.company_name) AS company_name,
                            CASE WHEN s.email IS NULL THEN o.email ELSE nullif(s.email, '') END AS email,
                            CASE WHEN s.login_email IS NULL THEN o.login_email ELSE nullif(s.login_email, '') END
                                AS login_email,
                            CASE WHEN s.parent_external_id IS NULL THEN o.parent_id ELSE s.parent_id END AS parent_id,
                            CASE WHEN s.member_type IS NULL THEN o.member_type ELSE nullif(s.member_type, '') END
                                AS member_type,
                            CASE WHEN s.member_since IS NULL THEN o.member_since
                                ELSE nullif(s.member_since, '')::date END AS member_since,
                            CASE WHEN s.membership_expires IS NULL THEN o.membership_expires
                                ELSE nullif(s.membership_expires, '')::date END AS membership_expires,
                            coalesce(s.tags, o.tags) AS tags,
                            CASE WHEN s.custom_fields IS NULL THEN o.custom_fields ELSE
                                (SELECT coalesce(jsonb_object_agg(key, value), '{}')
                                 FROM jsonb_each(o.custom_fields || s.custom_fields) WHERE value <> '""') END
                                AS custom_fields,
                            coalesce(s.active, o.active) AS active,
                            coalesce(s.do_not_send, o.do_not_send) AS do_not_send
                        FROM staged_member s JOIN member o ON o.id = s.member_id
                        WHERE s.import_id = $1 AND NOT s.rejected AND s.known_kind IS NOT NULL) e
                    WHERE m.id = e.id
                        AND (m.first_name, m.last_name, m.company_name, m.email, m.login_email, m.parent_id, m.member_type,
                             m.member_since, m.membership_expires, m.tags, m.custom_fields, m.active, m.do_not_send)
                        IS DISTINCT FROM
                            (e.first_name, e.last_name, e.company_name, e.email, e.login_email, e.parent_id, e.member_type,
                             e.member_since, e.membership_expires, e.tags, e.custom_fields, e.active, e.do_not_send)
                    RETURNING m.id AS member_id)
                SELECT array_agg(member_id) AS ids FROM changed
                """);
    }

    /** Gives people the roles of their edits and takes the others away; gives the ids of those whose roles changed. */
    Uni<UUID[]> updateRoles(SqlClient tx, UUID importId) {
        return ids(tx, importId, """
                WITH person AS MATERIALIZED (
                    SELECT line, member_id FROM staged_member
                    WHERE import_id = $1 AND NOT rejected AND roles_given),
                wanted AS MATERIALIZED (
                    SELECT DISTINCT p.member_id AS person_id, r.company_id, r.kind
                    FROM person p JOIN staged_role r ON r.import_id = $1 AND r.line = p.line),
                taken AS (
                    DELETE FROM contact_role c USING person p
                    WHERE c.person_id = p.member_id AND NOT EXISTS (
                        SELECT FROM wanted w
                        WHERE w.person_id = c.person_id AND w.company_id = c.company_id AND w.kind = c.kind)
                    RETURNING c.person_id),
                given AS (
                    INSERT INTO contact_role (person_id, company_id, kind)
                    SELECT person_id, company_id, kind FROM wanted
                    ON CONFLICT DO NOTHING
                    RETURNING person_id),
                changed AS (
                    UPDATE member m SET updated_at = now()
                    WHERE m.id IN (SELECT person_id FROM taken UNION SELECT person_id FROM given)
                    RETURNING m.id AS member_id)
                SELECT array_agg(member_id) AS ids FROM changed
                """);
    }

    private static Uni<UUID[]> ids(SqlClient tx, UUID importId, String sql) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of(importId))
                .map(rows -> rows.iterator().next().getArrayOfUUIDs("ids"))
                .map(ids -> ids == null ? new UUID[0] : ids);
    }
}
