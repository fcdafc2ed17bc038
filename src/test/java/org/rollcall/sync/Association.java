package org.rollcall.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A test's own members, with a domain and a tag that nobody else has, and their groups, as users of the API see them. */
final class Association {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String DUE = """
            SELECT count(*)::int FROM work
            WHERE kind = 'CALCULATE' OR lease_holder IS NOT NULL OR not_before <= clock_timestamp()
            """;

    /** Where a member stands with the provider. */
    record Standing(
            String id,
            String externalId,
            String name,
            @Nullable String email,
            String state,
            @Nullable String code,
            @Nullable String words,
            @Nullable String reason,
            String message) {}

    final String name;
    final String domain;
    private final Sandbox sandbox;
    private final List<Map<String, Object>> violationsBefore;

    Association(String name) {
        this(name, Sandbox.MAILCHIMP);
    }

    Association(String name, Sandbox sandbox) {
        this.name = name;
        this.domain = name + ".test";
        this.sandbox = sandbox;
        sandbox.connect();
        sandbox.calm();
        this.violationsBefore = sandbox.violations();
    }

    String provider() {
        return sandbox.provider().name();
    }

    /** What stands before the domain in an address. */
    String local(String email) {
        return email.substring(0, email.indexOf('@'));
    }

    String email(Object local) {
        return local + "@" + domain;
    }

    /** People numbered from 0, each with an address of its own and the association's tag. */
    void people(int count) {
        importRows(IntStream.range(0, count)
                .mapToObj(i -> row(String.valueOf(i), "First" + i, "Last" + i, email("p" + i), name))
                .toList());
    }

    void person(String id, String first, String last, String email, String tags) {
        importRows(List.of(row(id, first, last, email, tags)));
    }

    /** A company with the association's tag. */
    void company(String id, String companyName, String email) {
        importFile(
                "external_id,kind,company_name,email,tags",
                List.of(String.join(",", name + "-" + id, "COMPANY", companyName, email, name)));
    }

    private String row(String id, String first, String last, String email, String tags) {
        return String.join(",", name + "-" + id, "PERSON", first, last, email, tags);
    }

    void importRows(List<String> rows) {
        importFile("external_id,kind,first_name,last_name,email,tags", rows);
    }

    static void importFile(String header, List<String> rows) {
        JsonPath report = given().contentType("text/csv; charset=UTF-8")
                .body(header + "\n" + String.join("\n", rows) + "\n")
                .post("/import/members")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(report.getInt("rejected")).as(report.prettify()).isZero();
    }

    /** The input of a group of this tag that is connected to the provider. */
    Map<String, Object> group(String name, String tag) {
        return new HashMap<>(Map.of(
                "name", name,
                "criteria", Map.of("tags", List.of(tag)),
                "lists", List.of(Map.of("provider", sandbox.provider().name()))));
    }

    /** Creates the association's group, whose name is its tag, and waits until it is in step. */
    String synced() {
        String group = save(group(name, name)).getString("group.id");
        settled(group);
        return group;
    }

    static JsonPath save(Map<String, ?> input) {
        return ask("""
                mutation($input: SaveGroupInput!) { saveGroup(input: $input) {
                    outcome group { id } runs { id } userErrors { code message field } } }
                """, Map.of("input", input)).setRootPath("data.saveGroup");
    }

    static Map<String, Object> changed(String group, Map<String, Object> input) {
        Map<String, Object> changed = new HashMap<>(input);
        changed.put("id", group);
        return changed;
    }

    static JsonPath ask(String query, Map<String, ?> variables) {
        JsonPath answer = given().contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(answer.<Object>get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data");
    }

    static void resync(String group) {
        ask("mutation($g: ID!) { resyncGroup(input: { groupId: $g }) { userErrors { message } } }", Map.of("g", group));
        settled(group);
    }

    static JsonPath resyncRecords(List<String> ids) {
        return ask("""
                mutation($ids: [ID!]!) { resyncRecords(input: { recordIds: $ids }) {
                    records { email } userErrors { code field message ... on NotSyncableError { reason } } } }
                """, Map.of("ids", ids)).setRootPath("data.resyncRecords");
    }

    void paused(boolean paused) {
        ask(
                "mutation($input: SetProviderPausedInput!) { setProviderPaused(input: $input) { userErrors { message } } }",
                Map.of("input", Map.of("provider", sandbox.provider().name(), "paused", paused)));
    }

    /** A person asks whether the connection works. */
    void testConnection() {
        ask(
                "mutation($p: Provider!) { testProviderConnection(input: { provider: $p }) { userErrors { message } } }",
                Map.of("p", sandbox.provider().name()));
    }

    String health() {
        return ask("{ providerAccounts { provider health } }", Map.of())
                .getString("providerAccounts.find { it.provider == '" + sandbox.provider() + "' }.health");
    }

    /** Waits until nothing is being done or due, and the group's run has ended. */
    static void settled(String group) {
        await().atMost(LONG).until(() -> count(DUE) == 0 && nothingRuns(group));
        assertThat(ask("query($g: ID!) { group(id: $g) { calculation { state } } }", Map.of("g", group))
                        .getString("group.calculation.state"))
                .isEqualTo("READY");
    }

    private static boolean nothingRuns(String group) {
        return ask("query($g: ID!) { group(id: $g) { syncs { currentRun { id } } } }", Map.of("g", group))
                .getList("group.syncs.currentRun")
                .stream()
                .allMatch(Objects::isNull);
    }

    static void until(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(LONG).until(condition);
    }

    static int count(String sql) {
        Pool pool = Arc.container().instance(Pool.class).get();
        return pool.query(sql)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }

    /** The group's sync: state, label, counts and the run that is open. */
    Map<String, Object> sync(String group) {
        return Objects.requireNonNull(
                ask("""
                query($g: ID!, $p: Provider!) { group(id: $g) { sync(provider: $p) {
                    state label heldBecause currentRun { id }
                    counts { total synced pending failed unsubscribed notApplicable } } } }
                """, Map.of("g", group, "p", sandbox.provider().name())).<Map<String, Object>>get("group.sync"));
    }

    /** Records of the group that are still to be sent. */
    int pending(String group) {
        return JsonPath.from(String.valueOf(Json.encode(sync(group)))).getInt("counts.pending");
    }

    @Nullable
    Object label(String group) {
        return sync(group).get("label");
    }

    /** Every member's standing, by external id without the association's name. */
    Map<String, Standing> standings(String group) {
        List<Standing> all = new ArrayList<>();
        Map<String, Object> variables =
                new HashMap<>(Map.of("g", group, "p", sandbox.provider().name()));
        JsonPath page;
        do {
            page = ask("""
                    query($g: ID!, $after: String) { group(id: $g) { members(first: 250, after: $after) {
                        nodes { id member { externalId displayName email } statuses { provider state message
                            ... on SyncFailed { code providerMessage } ... on SyncNotApplicable { reason } } }
                        pageInfo { hasNextPage endCursor } } } }
                    """, variables);
            page.<Map<String, Object>>getList("group.members.nodes").forEach(node -> all.add(standing(node)));
            variables.put("after", page.getString("group.members.pageInfo.endCursor"));
        } while (page.getBoolean("group.members.pageInfo.hasNextPage"));
        return all.stream().collect(Collectors.toMap(one -> one.externalId().substring(name.length() + 1), one -> one));
    }

    Standing standing(String group, String id) {
        return Objects.requireNonNull(standings(group).get(id), id);
    }

    @SuppressWarnings("unchecked")
    private Standing standing(Map<String, Object> node) {
        var member = (Map<String, @Nullable Object>) Objects.requireNonNull(node.get("member"));
        var statuses = (List<Map<String, @Nullable Object>>) Objects.requireNonNull(node.get("statuses"));
        var status = statuses.stream()
                .filter(one -> sandbox.provider().name().equals(one.get("provider")))
                .findFirst()
                .orElseThrow();
        return new Standing(
                String.valueOf(node.get("id")),
                String.valueOf(member.get("externalId")),
                String.valueOf(member.get("displayName")),
                (String) member.get("email"),
                String.valueOf(status.get("state")),
                (String) status.get("code"),
                (String) status.get("providerMessage"),
                (String) status.get("reason"),
                String.valueOf(status.get("message")));
    }

    /** What is always true: every member has one state, and nobody's consent was raised. */
    Map<String, Standing> isConserved(String group) {
        Map<String, Standing> members = standings(group);
        Map<String, Integer> tally = new HashMap<>();
        members.values().forEach(one -> tally.merge(one.state(), 1, Integer::sum));
        int pending = tally.getOrDefault("QUEUED", 0) + tally.getOrDefault("IN_PROGRESS", 0);
        assertThat(sync(group).get("counts"))
                .isEqualTo(Map.of(
                        "total", members.size(),
                        "synced", tally.getOrDefault("SYNCED", 0),
                        "pending", pending,
                        "failed", tally.getOrDefault("FAILED", 0),
                        "unsubscribed", tally.getOrDefault("UNSUBSCRIBED", 0),
                        "notApplicable", tally.getOrDefault("NOT_APPLICABLE", 0)));
        assertThat(sandbox.violations()).isEqualTo(violationsBefore);
        return members;
    }

    /** Members are conserved, and the provider's list holds what the statuses say. */
    void holds(String group, String list) {
        Map<String, Standing> members = isConserved(group);
        Map<String, String> expected = members.values().stream()
                .filter(one -> one.state().equals("SYNCED"))
                .collect(Collectors.toMap(one -> String.valueOf(one.email()), Standing::name));
        Map<String, String> there = sandbox.contacts(domain).values().stream()
                .filter(contact -> contact.subscribed() && contact.lists().contains(list))
                .collect(Collectors.toMap(
                        Sandbox.Contact::email, contact -> contact.lastName() + ", " + contact.firstName()));
        assertThat(there).isEqualTo(expected);
    }
}
