package org.rollcall.benchmark;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rollcall.TestDatabase;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.graphql.GlobalId;

/**
 * Counts, at the database, the statements of each operation that only reads: one for the root, one for each kind of object that
 * hangs below it, however many rows there are, and one for each `totalCount` that no roll-up has. Mutations write, and are not
 * counted.
 */
@QuarkusTest
@TestProfile(StatementsTest.Quiet.class)
@WithTestResource(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest {

    /** Nothing but the operation speaks with the database, the look for events aside. */
    public static final class Quiet implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.sync.working", "false", "rollcall.schedule.working", "false");
        }
    }

    private static final Path FOLDER = Path.of("graphql-schema/operations");

    private static final Map<String, Integer> EXPECTED = new TreeMap<>(Map.ofEntries(
            // The accounts, and what their lists are.
            Map.entry("accounts", 2),
            // The groups, their syncs, how many groups there are.
            Map.entry("groups-list", 3),
            // The group, its syncs, its included and its excluded members.
            Map.entry("group-page", 4),
            // The group, its members, their records, their statuses; the count is the group's own.
            Map.entry("group-members", 4),
            // The group, its records, their statuses, who shares them, the count; decisions two more, where any is
            // shared.
            Map.entry("email-sync", 7),
            // The group, its shared emails, decisions (claims and members), the count.
            Map.entry("why-this-record", 5),
            // The members, the parents of people and those of companies, the roles, the count.
            Map.entry("members-search", 5),
            // The group, its members by status, their statuses, the count, which looks at each.
            Map.entry("members-by-state", 4),
            // The same of records.
            Map.entry("records-by-state", 4),
            // Members with their groups, their statuses, counts of a provider, the count.
            Map.entry("email-sync-report", 4),
            // All of its numbers are tallies of one statement.
            Map.entry("email-sync-summary", 1),
            // The groups, their syncs, the count.
            Map.entry("failing-groups", 3),
            // Shared emails, their groups, decisions (claims and members), the count.
            Map.entry("shared-emails", 5),
            // Who it is about, and what is known of that one in every group.
            Map.entry("why-no-mail", 2),
            // The events with what changed, their runs.
            Map.entry("sync-events", 2),
            // The record, its events, their runs.
            Map.entry("record-history", 3),
            Map.entry("export", 1),
            Map.entry("node", 1),
            Map.entry("scheduled-jobs", 1)));

    @Inject
    Pool pool;

    @Inject
    BusinessClock clock;

    /** Each history is another run's, since runs are kept at hand for a moment. */
    private int histories;

    @BeforeAll
    void make() {
        pool.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements").executeAndAwait();
        pool.query("TRUNCATE member, member_group, provider_list, sync_run, target, contact, work CASCADE")
                .executeAndAwait();
        new Generator(pool).fill(new Size(600, 12, 4_000, 5, true, clock.today()));
        pool.query("""
                INSERT INTO sync_event (run_id, sequence, kind, payload, group_id, states, records)
                SELECT e.run_id, row_number() OVER (PARTITION BY e.run_id ORDER BY r.id), 'RECORDS_CHANGED',
                       jsonb_build_object('changes', jsonb_build_array(jsonb_build_object(
                           'record', r.id, 'state', 'SYNCED', 'former', 'QUEUED'))),
                       r.group_id, ARRAY['SYNCED'], ARRAY[r.id]
                FROM list_entry e JOIN address_record r ON r.group_id = e.group_id AND r.address = e.address
                WHERE e.state = 'SYNCED' ORDER BY r.id LIMIT 500
                """).executeAndAwait();
        pool.query("INSERT INTO report_export (format, filter) VALUES ('CSV', '{}')")
                .executeAndAwait();
    }

    @AfterAll
    void leaveNothingToOtherTests() {
        pool.query("TRUNCATE member, member_group, provider_list, sync_run, target, contact, work CASCADE")
                .executeAndAwait();
        pool.query("DELETE FROM provider_account WHERE provider = 'CONSTANT_CONTACT'")
                .executeAndAwait();
    }

    @Test
    void anOperationTakesAFewStatementsHoweverManyRowsItReads() {
        var many = new TreeMap<String, Integer>();
        for (String operation : EXPECTED.keySet()) {
            assertThat(statements(document(operation), variables(operation).put("first", 2)))
                    .as(operation)
                    .hasSizeLessThanOrEqualTo(EXPECTED.getOrDefault(operation, 0));
            List<String> seen =
                    statements(document(operation), variables(operation).put("first", 250));
            many.put(operation, seen.size());
        }

        assertThat(many).isEqualTo(EXPECTED);
    }

    @Test
    void statusesThatAreAskedForProviderByProviderAreReadTogether() {
        String document = """
                query($groupId: ID!) { group(id: $groupId) {
                  members(first: 50) { nodes { mc: status(provider: MAILCHIMP) { state }
                                               cc: status(provider: CONSTANT_CONTACT) { state } } }
                  emailSyncRecords(first: 50) { nodes { status(provider: MAILCHIMP) { state message } } } } }
                """;

        assertThat(statements(document, variables("group-members"))).hasSizeBetween(4, 5);
    }

    @Test
    void everyOperationIsCountedOrKnownNotTo() throws IOException {
        List<String> others = List.of(
                // Plans and previews calculate, digests are made while they are read; the others are lists of runs,
                // what only
                // admins ask for, and what asks no database.
                "sync-plan",
                "save-group-preview",
                "daily-digests",
                "reconciliation-findings",
                "sync-runs",
                "viewer",
                "api-tokens",
                "audit-trail",
                "audit-integrity",
                "member-data");
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".graphql"))
                            .map(name -> name.replace(".graphql", ""))
                            .filter(name -> document(name).contains("query ")))
                    .allMatch(name -> EXPECTED.containsKey(name) || others.contains(name));
        }
    }

    private JsonObject variables(String operation) {
        var filter = new JsonObject().put("provider", "MAILCHIMP").put("states", List.of("FAILED", "UNSUBSCRIBED"));
        var variables = new JsonObject()
                .put("groupId", GlobalId.GROUP.of(uuid("SELECT id FROM member_group WHERE slug = 'group-12'")))
                .put("slug", "group-12");
        return switch (operation) {
            case "record-history" ->
                variables.put("id", GlobalId.EMAIL_SYNC_RECORD.of(uuid("""
                                SELECT DISTINCT ON (run_id) run_id, records[1] AS id FROM sync_event
                                ORDER BY run_id, position OFFSET %d LIMIT 1
                                """.formatted(histories++))));
            case "export" ->
                variables.put("id", GlobalId.REPORT_EXPORT.of(uuid("SELECT id FROM report_export LIMIT 1")));
            case "why-no-mail" ->
                new JsonObject()
                        .put(
                                "email",
                                pool.query("SELECT address FROM address_record ORDER BY candidates DESC LIMIT 1")
                                        .executeAndAwait()
                                        .iterator()
                                        .next()
                                        .getString("address"));
            case "members-by-state", "records-by-state" -> variables.put("filter", filter);
            default ->
                variables.put("id", GlobalId.GROUP.of(uuid("SELECT id FROM member_group WHERE slug = 'group-11'")));
        };
    }

    private UUID uuid(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getUUID("id");
    }

    /** The statements that a request takes, each as often as it is sent. */
    private List<String> statements(String document, JsonObject variables) {
        pool.query("SELECT pg_stat_statements_reset()").executeAndAwait();
        String answer = given().contentType("application/json")
                .body(new JsonObject()
                        .put("query", document)
                        .put("variables", variables)
                        .encode())
                .post("/graphql")
                .asString();
        assertThat(answer).contains("\"data\"").doesNotContain("\"errors\"");
        return StreamSupport.stream(pool.query("""
                                SELECT query FROM pg_stat_statements CROSS JOIN generate_series(1, calls)
                                WHERE query NOT LIKE '%sync_event_horizon%' AND query NOT LIKE '%pg_stat_statements%'
                                  AND query !~* '^(BEGIN|COMMIT|LISTEN|SET|SHOW)'
                                """).executeAndAwait().spliterator(), false)
                .map(row -> row.getString("query"))
                .toList();
    }

    private static String document(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".graphql"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
