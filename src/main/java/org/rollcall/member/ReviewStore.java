package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Checks staged edits against the members that exist and against each other. */
@ApplicationScoped
class ReviewStore {

    private static final int LARGE = 1_000;

    /**
     * Tells the planner how much there is, where a bad plan would be felt: of a member table that has just grown a hundred
     * times it still thinks as of a small one, and joins 200,000 rows one by one.
     */
    Uni<Void> analyze(SqlClient tx, int rows) {
        return rows < LARGE
                ? Uni.createFrom().voidItem()
                : tx.query("SET LOCAL work_mem = '64MB'")
                        .execute()
                        .chain(() -> tx.query("ANALYZE staged_member, staged_role, member, contact_role")
                                .execute())
                        .replaceWithVoid();
    }

    /** Finds the member of each row, and makes an id for a new one. */
    Uni<Void> findMembers(SqlClient tx, UUID importId) {
        return tx.preparedQuery("""
                        UPDATE staged_member s
                        SET member_id = CASE WHEN f.same_id_line = s.line THEN coalesce(f.id, uuidv7()) END,
                            known_kind = f.kind,
                            same_id_line = f.same_id_line,
                            same_login_line = f.same_login_line
                        FROM (SELECT r.line, m.id, m.kind,
                                     min(r.line) OVER (PARTITION BY r.external_id) AS same_id_line,
                                     min(r.line) OVER (PARTITION BY r.login_address) AS same_login_line
                              FROM staged_member r LEFT JOIN member m ON m.external_id = r.external_id
                              WHERE r.import_id = $1) f
                        WHERE s.import_id = $1 AND s.line = f.line
                        """).execute(Tuple.of(importId)).replaceWithVoid();
    }

    /** Finds the parents, which may come in the same input, in any order. */
    Uni<Void> findParents(SqlClient tx, UUID importId) {
        return tx.preparedQuery("""
                        UPDATE staged_member s
                        SET parent_id = coalesce(p.member_id, m.id)
                        FROM staged_member r
                        LEFT JOIN staged_member p
                            ON p.import_id = $1 AND p.external_id = r.parent_external_id AND p.member_id IS NOT NULL
                        LEFT JOIN member m ON m.external_id = r.parent_external_id
                        WHERE s.import_id = $1 AND r.import_id = $1 AND r.line = s.line AND r.parent_external_id <> ''
                        """).execute(Tuple.of(importId)).replaceWithVoid();
    }

    /** Finds the companies of roles, which may come in the same input, in any order. */
    Uni<Void> findCompanies(SqlClient tx, UUID importId) {
        return tx.preparedQuery("""
                        UPDATE staged_role s
                        SET company_id = f.id, company_kind = f.kind
                        FROM (SELECT r.company_external_id,
                                     coalesce(c.member_id, m.id) AS id,
                                     coalesce(m.kind, c.kind) AS kind
                              FROM (SELECT DISTINCT company_external_id FROM staged_role WHERE import_id = $1) r
                              LEFT JOIN staged_member c
                                  ON c.import_id = $1 AND c.external_id = r.company_external_id
                                  AND c.member_id IS NOT NULL
                              LEFT JOIN member m ON m.external_id = r.company_external_id) f
                        WHERE s.import_id = $1 AND s.company_external_id = f.company_external_id
                        """).execute(Tuple.of(importId)).replaceWithVoid();
    }

    /** Refuses what no other row of the input can heal. */
    Uni<Void> rejectUnfit(SqlClient tx, UUID importId) {
        return tx.preparedQuery("""
                        INSERT INTO staged_rejection (import_id, line, field, value, reason, code)
                        SELECT $1, s.line, rule.field, rule.value, rule.reason, rule.code
                        FROM (SELECT *, coalesce(known_kind, kind) = 'COMPANY' AS is_company
                              FROM staged_member WHERE import_id = $1 AND NOT rejected) s
                        CROSS JOIN LATERAL (VALUES
                            ('external_id', external_id, 'INVALID', 'was given before, in line ' || same_id_line,
                                same_id_line <> line),
                            ('kind', kind, 'INVALID', 'is missing; a new member is a PERSON or a COMPANY',
                                known_kind IS NULL AND coalesce(kind, '') = ''),
                            ('kind', kind, 'INVALID', 'differs; the member is a ' || known_kind
                                || ', and one does not become the other', kind <> '' AND kind <> known_kind),
                            ('first_name', first_name, 'INVALID', 'is for people; a company has a company_name',
                                is_company AND first_name <> ''),
                            ('last_name', last_name, 'INVALID', 'is for people; a company has a company_name',
                                is_company AND last_name <> ''),
                            ('company_name', company_name, 'INVALID', 'is for companies; give the employer as parent',
                                NOT is_company AND company_name <> ''),
                            ('company_name', company_name, 'INVALID', 'is missing; a company has a name',
                                is_company AND (company_name = '' OR known_kind IS NULL AND company_name IS NULL)),
                            ('login_email', login_email, 'INVALID', 'is for people; a company has no login',
                                is_company AND login_email <> ''),
                            ('login_email', login_email, 'INVALID', 'is not an email address',
                                login_email <> '' AND login_address IS NULL),
                            ('login_email', login_email, 'TAKEN', 'is the login of another member of this input, in line '
                                || same_login_line, login_address IS NOT NULL AND same_login_line <> line),
                            ('parent_external_id', parent_external_id, 'NOT_FOUND', 'no member has this external id',
                                parent_external_id <> '' AND parent_id IS NULL)
                        ) AS rule (field, value, code, reason, broken)
                        WHERE rule.broken
                        UNION ALL
                        SELECT $1, s.line, 'roles', r.kind || ':' || r.company_external_id, rule.reason, rule.code
                        FROM staged_member s
                        JOIN staged_role r ON r.import_id = $1 AND r.line = s.line
                        CROSS JOIN LATERAL (VALUES
                            ('INVALID', 'a company cannot hold a role', coalesce(s.known_kind, s.kind) = 'COMPANY'),
                            ('INVALID', 'is a role for a person; roles are for companies', r.company_kind = 'PERSON'),
                            ('NOT_FOUND', 'no member has this external id', r.company_id IS NULL)
                        ) AS rule (code, reason, broken)
                        WHERE s.import_id = $1 AND NOT s.rejected AND rule.broken
                        """).execute(Tuple.of(importId)).replaceWithVoid();
    }

    /** Refuses rows that rely on a row that is rejected. Repeat until {@link #markRejected} finds nothing new. */
    Uni<Void> rejectDependents(SqlClient tx, UUID importId) {
        return tx.preparedQuery("""
                        INSERT INTO staged_rejection (import_id, line, field, value, reason, code)
                        SELECT $1, s.line, 'parent_external_id', s.parent_external_id,
                               'the parent is new, and was itself rejected in line ' || p.line, 'NOT_FOUND'
                        FROM staged_member s
                        JOIN staged_member p ON p.import_id = $1 AND p.member_id = s.parent_id
                        WHERE s.import_id = $1 AND NOT s.rejected AND p.rejected AND p.known_kind IS NULL
                        UNION ALL
                        SELECT $1, s.line, 'roles', r.kind || ':' || r.company_external_id,
                               'the company is new, and was itself rejected in line ' || c.line, 'NOT_FOUND'
                        FROM staged_member s
                        JOIN staged_role r ON r.import_id = $1 AND r.line = s.line
                        JOIN staged_member c ON c.import_id = $1 AND c.member_id = r.company_id
                        WHERE s.import_id = $1 AND NOT s.rejected AND c.rejected AND c.known_kind IS NULL
                        UNION ALL
                        SELECT $1, s.line, 'login_email', s.login_email, 'is the login of ' || m.external_id, 'TAKEN'
                        FROM staged_member s
                        JOIN member m ON m.login_address = s.login_address AND m.id <> s.member_id
                        LEFT JOIN staged_member owner
                            ON owner.import_id = $1 AND owner.member_id = m.id AND NOT owner.rejected
                        WHERE s.import_id = $1 AND NOT s.rejected
                            -- The present owner gives it up in the same input.
                            AND (owner.login_email IS NULL OR owner.login_address = m.login_address)
                        """).execute(Tuple.of(importId)).replaceWithVoid();
    }

    /**
     * The parents, as they would be, of those members that a change of parent could put above themselves: they have
     * children, and so have all above them. In the order of the input, so that a circle is told from its first row on.
     */
    Uni<Map<UUID, UUID>> ancestry(SqlClient tx, UUID importId) {
        return tx.preparedQuery("""
                        WITH RECURSIVE up (child, parent) AS (
                            (SELECT s.member_id, s.parent_id
                            FROM staged_member s
                            WHERE s.import_id = $1 AND NOT s.rejected AND s.parent_id IS NOT NULL
                                AND (EXISTS (SELECT FROM staged_member c
                                             WHERE c.import_id = $1 AND c.parent_id = s.member_id)
                                     OR EXISTS (SELECT FROM member c WHERE c.parent_id = s.member_id))
                            ORDER BY s.line)
                            UNION
                            SELECT a.id, a.parent_id
                            FROM up
                            CROSS JOIN LATERAL (
                                SELECT up.parent AS id,
                                       CASE WHEN s.parent_external_id IS NULL THEN m.parent_id ELSE s.parent_id END
                                           AS parent_id
                                FROM (VALUES (up.parent)) v (id)
                                LEFT JOIN staged_member s
                                    ON s.import_id = $1 AND s.member_id = v.id AND NOT s.rejected
                                LEFT JOIN member m ON m.id = v.id) a
                            WHERE a.parent_id IS NOT NULL)
                        SELECT child, parent FROM up
                        """).execute(Tuple.of(importId)).map(rows -> {
            Map<UUID, UUID> parents = new LinkedHashMap<>();
            rows.forEach(row -> parents.put(row.getUUID("child"), row.getUUID("parent")));
            return parents;
        });
    }

    /** Refuses the rows that close these circles, naming their members. */
    Uni<Void> rejectCircles(SqlClient tx, UUID importId, List<List<UUID>> circles) {
        if (circles.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Integer> numbers = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < circles.size(); i++) {
            for (UUID id : circles.get(i)) {
                numbers.add(i);
                ids.add(id);
            }
        }
        return tx.preparedQuery("""
                        -- By windows and not by a join: how many circles there are, the planner cannot know.
                        WITH named AS (
                            SELECT c.circle, c.position, coalesce(s.external_id, m.external_id) AS name,
                                   row_number() OVER (PARTITION BY c.circle ORDER BY c.position) AS place,
                                   s.line, s.parent_external_id, NOT s.rejected AND s.parent_id IS NOT NULL AS at_fault
                            FROM unnest($2::int[], $3::uuid[]) WITH ORDINALITY AS c (circle, id, position)
                            LEFT JOIN staged_member s ON s.import_id = $1 AND s.member_id = c.id
                            LEFT JOIN member m ON m.id = c.id),
                        told AS (
                            SELECT line, parent_external_id, at_fault,
                                   string_agg(name, ' > ') FILTER (WHERE place <= 10) OVER circle
                                       || CASE WHEN count(*) OVER circle > 10
                                          THEN ' > … ' || count(*) OVER circle - 10 || ' more' ELSE '' END
                                       || ' > ' || first_value(name) OVER circle AS names
                            FROM named
                            WINDOW circle AS (PARTITION BY circle ORDER BY place
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))
                        INSERT INTO staged_rejection (import_id, line, field, value, reason, code)
                        SELECT $1, line, 'parent_external_id', parent_external_id,
                               'makes a circle in the family tree: ' || names, 'INVALID'
                        FROM told WHERE at_fault
                        """)
                .execute(Tuple.of(importId, numbers.toArray(Integer[]::new), ids.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** Marks the rows that have a rejection; says how many were not marked before. */
    Uni<Integer> markRejected(SqlClient tx, UUID importId) {
        return tx.preparedQuery("""
                        UPDATE staged_member s SET rejected = TRUE
                        WHERE s.import_id = $1 AND NOT s.rejected
                            AND s.line IN (SELECT line FROM staged_rejection WHERE import_id = $1)
                        """).execute(Tuple.of(importId)).map(rows -> rows.rowCount());
    }
}
