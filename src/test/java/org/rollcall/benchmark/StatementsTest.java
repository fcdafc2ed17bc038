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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
            Map.entry("node", 1),
            Map.entry("scheduled-jobs", 1)));

    @Inject
    Pool pool;

    @Inject
    BusinessClock clock;

    @BeforeAll
    void make() {
        pool.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements").executeAndAwait();
        pool.query("TRUNCATE member, member_group, provider_list, sync_run, target, contact, work CASCADE")
                .executeAndAwait();
        new Generator(pool).fill(new Size(600, 12, 4_000, 5, true, clock.today()));
    }

    @Test
    void anOperationTakesAFewStatementsHoweverManyRowsItReads() {
        var few = new TreeMap<String, Integer>();
        var many = new TreeMap<String, Integer>();
        for (String operation : EXPECTED.keySet()) {
            few.put(operation, statements(document(operation), variables().put("first", 2)));
            many.put(operation, statements(document(operation), variables().put("first", 250)));
        }

        assertThat(many).isEqualTo(EXPECTED);
        few.forEach((operation, count) ->
                assertThat(count).as(operation).isLessThanOrEqualTo(EXPECTED.getOrDefault(operation, 0)));
    }

    @Test
    void statusesThatAreAskedForProviderByProviderAreReadTogether() {
        String document = """
                query($groupId: ID!) { group(id: $groupId) {
                  members(first: 50) { nodes { mc: status(provider: MAILCHIMP) { state }
                                               cc: status(provider: CONSTANT_CONTACT) { state } } }
                  emailSyncRecords(first: 50) { nodes { status(provider: MAILCHIMP) { state message } } } } }
                """;

        assertThat(statements(document, variables())).isBetween(4, 5);
    }

    @Test
    void everyOperationIsCountedOrKnownNotTo() throws IOException {
        List<String> others = List.of(
                // Plans and previews calculate, digests are made while they are read; the others are lists of runs.
                "sync-plan", "save-group-preview", "daily-digests", "reconciliation-findings", "sync-runs");
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".graphql"))
                            .map(name -> name.replace(".graphql", ""))
                            .filter(name -> document(name).contains("query ")))
                    .allMatch(name -> EXPECTED.containsKey(name) || others.contains(name));
        }
    }

    private JsonObject variables() {
        return new JsonObject()
                .put(
                        "groupId",
                        GlobalId.GROUP.of(pool.query("SELECT id FROM member_group WHERE slug = 'group-12'")
                                .executeAndAwait()
                                .iterator()
                                .next()
                                .getUUID("id")))
                .put("slug", "group-12")
                .put(
                        "id",
                        GlobalId.GROUP.of(pool.query("SELECT id FROM member_group WHERE slug = 'group-11'")
                                .executeAndAwait()
                                .iterator()
                                .next()
                                .getUUID("id")));
    }

    private int statements(String document, JsonObject variables) {
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
                                SELECT calls::int AS calls FROM pg_stat_statements
                                WHERE query NOT LIKE '%sync_event%' AND query NOT LIKE '%pg_stat_statements%'
                                  AND query !~* '^(BEGIN|COMMIT|LISTEN|SET|SHOW)'
                                """).executeAndAwait().spliterator(), false)
                .mapToInt(row -> row.getInteger("calls"))
                .sum();
    }

    private static String document(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".graphql"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
