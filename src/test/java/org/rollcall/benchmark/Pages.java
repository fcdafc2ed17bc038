package org.rollcall.benchmark;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.rollcall.benchmark.PageUnderTest.Asked;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Page;

/** The pages that are measured, with the operations that clients are given. */
final class Pages {

    private static final Path OPERATIONS = Path.of("graphql-schema/operations");

    private final Pool pool;

    Pages(Pool pool) {
        this.pool = pool;
    }

    List<PageUnderTest> all() {
        return List.of(groups(), groupMembers(), record(), group(), records(), aliased(), notApplicable(), search());
    }

    private PageUnderTest groups() {
        return page("50 groups, counts and syncs", """
                WITH page AS (
                    SELECT id, slug, name, sort_name, calculation_state, calculation_failure, primary_count, beneficiary_count
                    FROM (SELECT g.*, g.name COLLATE alphabet AS sort_name FROM member_group g WHERE g.deleted_at IS NULL) g
                    WHERE (sort_name, id) > ($1, $2) ORDER BY sort_name, id LIMIT 51)
                SELECT g.*, a.provider, a.paused, l.list_id, l.synced, l.pending, l.unsubscribed, l.failed, l.held_because,
                       l.last_synced_at, c.id AS current_run, c.total, c.sent, c.failed AS c_failed, c.skipped, c.started_at,
                       p.state AS last_state, p.failure_code, p.failure_message
                FROM page g CROSS JOIN provider_account a
                LEFT JOIN group_list l ON l.group_id = g.id AND l.account_id = a.id
                LEFT JOIN sync_run c ON c.group_id = g.id AND c.account_id = a.id AND c.finished_at IS NULL
                LEFT JOIN LATERAL (SELECT r.state, r.failure_code, r.failure_message FROM sync_run r
                    WHERE r.group_id = g.id AND r.account_id = a.id AND r.finished_at IS NOT NULL
                    ORDER BY r.queued_at DESC, r.id DESC LIMIT 1) p ON true
                WHERE a.connected_at IS NOT NULL ORDER BY g.sort_name, g.id, a.provider
                """, """
SELECT id, name FROM member_group
ORDER BY name COLLATE alphabet, id LIMIT (SELECT greatest(1, count(*) - 51) FROM member_group)
""", row -> {
            String name = row.getString("name");
            return asked(
                    "groups-list",
                    new JsonObject()
                            .put("first", 50)
                            .put(
                                    "after",
                                    Page.cursor(List.of(name, row.getUUID("id").toString()))),
                    Tuple.of(name, row.getUUID("id")));
        });
    }

    private PageUnderTest groupMembers() {
        return page(
                "100 members of a group, statuses",
                """
                WITH page AS (
                    SELECT k.group_id, k.kind, k.not_applicable, m.id, m.external_id, m.first_name, m.last_name,
                           m.company_name, m.email, m.address, m.do_not_send, m.sort_last, m.sort_first
                    FROM (SELECT gm.group_id, gm.kind, gm.not_applicable, m.id
                          FROM group_member gm JOIN member m ON m.id = gm.member_id
                          WHERE gm.group_id = $1 ORDER BY m.sort_last, m.sort_first, m.id LIMIT 101) k
                    JOIN member m ON m.id = k.id)
                SELECT p.*, r.id AS record, a.provider, l.list_id, e.state, e.changed_at, e.code, e.provider_message
                FROM page p CROSS JOIN provider_account a
                LEFT JOIN address_record r ON r.group_id = p.group_id AND r.address = p.address
                LEFT JOIN group_list l ON l.group_id = p.group_id AND l.account_id = a.id
                LEFT JOIN list_entry e ON e.group_id = p.group_id AND e.account_id = a.id AND e.address = p.address
                WHERE a.connected_at IS NOT NULL ORDER BY p.sort_last, p.sort_first, p.id, a.provider
                """,
                GROUPS,
                row -> asked(
                        "group-members",
                        new JsonObject()
                                .put("groupId", GlobalId.GROUP.of(row.getUUID("id")))
                                .put("first", 100),
                        Tuple.of(row.getUUID("id"))));
    }

    private PageUnderTest record() {
        return page(
                "a record, its decision, statuses",
                """
                SELECT r.id AS record, r.address, r.candidates, r.decided_by, r.decided_at, r.main_member_id, g.slug, g.name,
                       m.id, m.external_id, m.kind, m.first_name, m.last_name, m.company_name, m.email, m.login_address,
                       m.do_not_send, gm.kind AS membership, o.roles, s.states
                FROM address_record r JOIN member_group g ON g.id = r.group_id
                JOIN member m ON m.address = r.address JOIN group_member gm ON gm.group_id = r.group_id AND gm.member_id = m.id
                LEFT JOIN LATERAL (SELECT string_agg(c.kind, ',') AS roles FROM contact_role c WHERE c.person_id = m.id) o ON true
                LEFT JOIN LATERAL (SELECT string_agg(e.state, ',') AS states FROM list_entry e
                                   WHERE e.group_id = r.group_id AND e.address = r.address) s ON true
                WHERE r.id = $1
                """,
                "SELECT id FROM address_record WHERE candidates > 1 AND id >= '019b76da-a800-7000-8000-000000000000' LIMIT 3000",
                row -> Asked.of(
                        """
                        query($id: ID!) { node(id: $id) { id ... on EmailSyncRecord { email group { id name }
                          mainMember { id displayName } statuses { provider state message changedAt }
                          sharedEmail { id decision { decidedBy explanation winner { id displayName }
                            candidates { rank priority lostBy explanation member { id displayName } } } } } } }
                        """,
                        new JsonObject().put("id", GlobalId.EMAIL_SYNC_RECORD.of(row.getUUID("id"))),
                        Tuple.of(row.getUUID("id"))));
    }

    private PageUnderTest group() {
        return page(
                "a group, its syncs and runs",
                """
                SELECT g.*, a.provider, l.list_id, p.name AS list, p.external_id, l.synced, l.pending, l.unsubscribed, l.failed,
                       c.id AS current_run, c.total, c.sent, c.started_at, r.id AS last_run, r.state, r.finished_at
                FROM member_group g CROSS JOIN provider_account a
                LEFT JOIN group_list l ON l.group_id = g.id AND l.account_id = a.id
                LEFT JOIN provider_list p ON p.id = l.list_id
                LEFT JOIN sync_run c ON c.group_id = g.id AND c.account_id = a.id AND c.finished_at IS NULL
                LEFT JOIN LATERAL (SELECT * FROM sync_run r
                    WHERE r.group_id = g.id AND r.account_id = a.id AND r.finished_at IS NOT NULL
                    ORDER BY r.queued_at DESC, r.id DESC LIMIT 1) r ON true
                WHERE g.slug = $1 AND g.deleted_at IS NULL AND a.connected_at IS NOT NULL
                """,
                "SELECT slug FROM member_group",
                row -> asked(
                        "group-page",
                        new JsonObject().put("slug", row.getString("slug")),
                        Tuple.of(row.getString("slug"))));
    }

    private PageUnderTest records() {
        return page(
                "50 email sync records",
                """
                WITH page AS (SELECT r.* FROM address_record r WHERE r.group_id = $1 ORDER BY r.address LIMIT 51)
                SELECT p.id, p.address, p.candidates, p.decided_by, m.id AS member, m.first_name, m.last_name, m.company_name,
                       m.email, a.provider, l.list_id, e.state, e.changed_at, e.sent_at, e.confirmed_at, e.code,
                       e.provider_message, e.attempts, e.run_id, c.web_url
                FROM page p JOIN member m ON m.id = p.main_member_id CROSS JOIN provider_account a
                LEFT JOIN group_list l ON l.group_id = p.group_id AND l.account_id = a.id
                LEFT JOIN list_entry e ON e.group_id = p.group_id AND e.account_id = a.id AND e.address = p.address
                LEFT JOIN contact c ON c.account_id = a.id AND c.address = p.address
                WHERE a.connected_at IS NOT NULL ORDER BY p.address, a.provider
                """,
                GROUPS,
                row -> asked(
                        "email-sync",
                        new JsonObject()
                                .put("groupId", GlobalId.GROUP.of(row.getUUID("id")))
                                .put("first", 50),
                        Tuple.of(row.getUUID("id"))));
    }

    private PageUnderTest aliased() {
        String document = """
                query($id: ID!) { group(id: $id) { members(first: 50) { nodes { id member { displayName }
                  mailchimp: status(provider: MAILCHIMP) { state message }
                  constantContact: status(provider: CONSTANT_CONTACT) { state message } } } } }
                """;
        var members = groupMembers();
        return page(
                "50 members, status by provider",
                members.sql().replace("LIMIT 101", "LIMIT 51"),
                GROUPS,
                row -> Asked.of(
                        document,
                        new JsonObject().put("id", GlobalId.GROUP.of(row.getUUID("id"))),
                        Tuple.of(row.getUUID("id"))));
    }

    private PageUnderTest notApplicable() {
        return page(
                "50 members without an address",
                """
                SELECT gm.group_id, gm.kind, gm.not_applicable, m.id, m.external_id, m.first_name, m.last_name, m.company_name,
                       m.email, m.address, m.do_not_send
                FROM group_member gm JOIN member m ON m.id = gm.member_id
                WHERE gm.group_id = $1 AND gm.not_applicable = 'NO_EMAIL_ADDRESS'
                ORDER BY m.sort_last, m.sort_first, m.id LIMIT 51
                """,
                GROUPS,
                row -> asked(
                        "group-members",
                        new JsonObject()
                                .put("groupId", GlobalId.GROUP.of(row.getUUID("id")))
                                .put(
                                        "filter",
                                        new JsonObject().put("notApplicableReasons", List.of("NO_EMAIL_ADDRESS")))
                                .put("first", 50),
                        Tuple.of(row.getUUID("id"))));
    }

    private PageUnderTest search() {
        return page(
                "20 members by part of a name",
                """
                SELECT m.*, p.id AS parent, p.company_name AS parent_name
                FROM (SELECT * FROM member m WHERE m.search_text ILIKE $1
                      ORDER BY m.sort_last, m.sort_first, m.id LIMIT 21) m
                LEFT JOIN member p ON p.id = m.parent_id
                """,
                """
                SELECT substr(last_name, 2, 6) AS part FROM member
                WHERE length(last_name) > 6 AND id < '019b76da-b000-7000-8000-000000000000' LIMIT 300
                """,
                row -> asked(
                        "members-search",
                        new JsonObject().put("search", row.getString("part")).put("first", 20),
                        Tuple.of("%" + row.getString("part") + "%")));
    }

    private static final String GROUPS = """
            SELECT id FROM member_group WHERE sync_primary_members AND primary_count > 110 ORDER BY id
            """;

    private PageUnderTest page(String name, String sql, String variables, Function<Row, Asked> asked) {
        return new PageUnderTest(
                name,
                sql,
                new ArrayList<>(StreamSupport.stream(
                                pool.query(variables).executeAndAwait().spliterator(), false)
                        .map(asked)
                        .toList()));
    }

    private static Asked asked(String operation, JsonObject variables, Tuple values) {
        try {
            return Asked.of(Files.readString(OPERATIONS.resolve(operation + ".graphql")), variables, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
