package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a packaged service secrets, and uses them in whatever touches them. */
final class SecretTour {

    static final String GROUP = "Planted group that is no secret";

    private static final String API_KEY = "0123456789abcdef0123456789abcdef-us6";
    private static final String BAD_API_KEY = "feedfeedfeedfeedfeedfeedfeedfeed-us6";
    private static final String BAD_TOKEN = "rc_plantedx_" + "P".repeat(43);

    private final PackagedService service;
    private final Dump dump;
    private final Planted planted;
    private final List<String> answers = new ArrayList<>();

    SecretTour(PackagedService service, Planted planted) {
        this.service = service;
        this.dump = new Dump(service.databasePort());
        this.planted = planted;
        planted.add("Mailchimp's key", API_KEY);
        planted.add("client secrets", "sandbox-secret-of-mailchimp", "sandbox-secret-of-constant-contact");
    }

    /** What was answered to whoever reads everything, and to whoever is refused. */
    String answers() {
        return String.join("\n", answers);
    }

    /** Makes, uses, rotates and revokes tokens; the one that is left. */
    String tokens() {
        JsonPath made = graphql("""
                mutation { createApiToken(input: {name: "Planted", role: ADMIN}) { secret apiToken { id } } }
                """).setRootPath("data.createApiToken");
        String first = made.getString("secret");
        planted.add("API token", first);
        String id = made.getString("apiToken.id");
        String second = graphql("mutation { rotateApiToken(input: {id: \"" + id + "\"}) { secret } }")
                .getString("data.rotateApiToken.secret");
        planted.add("API token", second);
        for (String token : List.of(first, second)) {
            assertThat(with(token, "{ viewer { name } }").statusCode()).isEqualTo(200);
        }
        graphql("mutation { revokeApiToken(input: {id: \"" + id + "\"}) { userErrors { message } } }");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> with(first, "{ viewer { name } }").statusCode() == 401);
        return second;
    }

    /** Secrets in requests that are refused: as a credential, as a key, and where none belongs. */
    void failures() {
        planted.add(
                "refused",
                BAD_TOKEN,
                BAD_API_KEY,
                "planted-in-a-document",
                "planted-in-a-variable",
                "planted-in-a-url");
        assertThat(with(BAD_TOKEN, "{ viewer { name } }").statusCode()).isEqualTo(401);
        read(http().header("Authorization", "Basic " + BAD_TOKEN).get("/q/metrics"));
        read(http().get("/webhook/mailchimp/planted-in-a-url"));
        read(http().get("/export/planted-in-a-url"));
        read(http().get("/connect/mailchimp/callback?state=planted-in-a-url&code=planted-in-a-url"));
        http().contentType("application/json")
                .body(Map.of("query", "mutation { connectProvider(input: {apiKey: \"planted-in-a-document\" }"))
                .post("/graphql");
        http().contentType("application/json")
                .body(Map.of(
                        "query",
                        "mutation ($i: ConnectProviderInput!) { connectProvider(input: $i) { account { name } } }",
                        "variables",
                        Map.of(
                                "i",
                                Map.of(
                                        "provider",
                                        "planted-in-a-variable",
                                        "apiKey",
                                        List.of("planted-in-a-variable")))))
                .post("/graphql");
        String refused = http().contentType("application/json")
                .header("Idempotency-Key", "planted-idempotency-key-1")
                .body(Map.of("query", connecting(BAD_API_KEY)))
                .post("/graphql")
                .asString();
        planted.add("idempotency key", "planted-idempotency-key-1");
        assertThat(refused).contains("userErrors").doesNotContain("feedfeed");
    }

    private static String connecting(String key) {
        return "mutation { connectProvider(input: {provider: MAILCHIMP, apiKey: \"" + key
                + "\"}) { account { name } userErrors { message } } }";
    }

    void connectMailchimpByKey() {
        assertThat(graphql(connecting(API_KEY)).getList("data.connectProvider.userErrors"))
                .isEmpty();
    }

    /** A person agrees at the simulated provider; the URL there and the way back are secrets, too. */
    void connect(String provider) {
        String page = http().contentType("application/json")
                .body(Map.of(
                        "query",
                        "mutation { startProviderConnection(input: {provider: " + provider
                                + "}) { authorizationUrl } }"))
                .post("/graphql")
                .jsonPath()
                .getString("data.startProviderConnection.authorizationUrl");
        URI url = URI.create(page);
        String back = http().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .body(url.getRawQuery() + "&decision=allow")
                .post(url.getPath())
                .header("Location");
        planted.add("state", parameter(back, "state"));
        planted.add("code", parameter(back, "code"));
        String told = read(RestAssured.given().urlEncodingEnabled(false).get(back));
        assertThat(told).contains("is connected");
    }

    private static String parameter(String url, String name) {
        return List.of(URI.create(url).getRawQuery().split("&")).stream()
                .filter(pair -> pair.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    String group() {
        graphql("""
                mutation { importMembers(input: {people: [
                    {externalId: "p1", lastName: "Lee", email: "lee@planted.test", tags: ["planted"]},
                    {externalId: "p2", lastName: "Kim", email: "kim@planted.test", tags: ["planted"]}]}) { created } }
                """);
        return graphql("""
                mutation { saveGroup(input: {name: "%s", criteria: {tags: ["planted"]},
                    lists: [{provider: MAILCHIMP}, {provider: CONSTANT_CONTACT}]}) { group { id } userErrors { message } } }
                """.formatted(GROUP)).getString("data.saveGroup.group.id");
    }

    void awaitSynced(String group) {
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            List<String> labels = graphql("{ group(id: \"" + group + "\") { syncs { label } } }")
                    .getList("data.group.syncs.label");
            return labels.size() == 2 && labels.stream().allMatch("2 emails synced"::equals);
        });
    }

    void resync(String group) {
        graphql("mutation { resyncGroup(input: {groupId: \"" + group + "\"}) { userErrors { message } } }");
    }

    void expireTokens() throws SQLException {
        control(
                "faults",
                Map.of("provider", "constant-contact", "kind", "expire-token", "match", "GET /v3/", "count", 1));
        graphql("mutation { testProviderConnection(input: {provider: CONSTANT_CONTACT}) { message } }");
        plantWhatProvidersGaveOut();
        control(
                "faults",
                Map.of("provider", "mailchimp", "kind", "throttle-429", "match", "POST /3.0/lists", "count", 1));
    }

    /** A person's act is told by a webhook, and once more by somebody who knows only half of its secrets. */
    void hints() throws SQLException {
        String url = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> dump.values("SELECT url FROM sandbox.mailchimp_webhook").stream()
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
        plantWhatProvidersGaveOut();
        control(
                "people",
                Map.of(
                        "provider",
                        "mailchimp",
                        "email",
                        "lee@planted.test",
                        "action",
                        "edit",
                        "fields",
                        Map.of("FNAME", "Lou")));
        assertThat(RestAssured.given()
                        .header("Content-Type", "application/json")
                        .body("{\"type\":\"unsubscribe\"}")
                        .post(url)
                        .statusCode())
                .isEqualTo(401);
    }

    void exportAndDigest() {
        String export = graphql("mutation { exportEmailSyncReport(input: {format: CSV}) { export { id } } }")
                .getString("data.exportEmailSyncReport.export.id");
        String query = "{ node(id: \"" + export + "\") { ... on ReportExport { url } } }";
        String url = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> http().contentType("application/json")
                                .body(Map.of("query", query))
                                .post("/graphql")
                                .jsonPath()
                                .getString("data.node.url"),
                        found -> found != null);
        planted.add("export's URL", url.substring(url.lastIndexOf('/') + 1));
        read(RestAssured.given().get(url));
        graphql("mutation { sendDailyDigest(input: {date: \"" + LocalDate.now(ZoneOffset.UTC)
                + "\", recipients: [\"board@planted.test\"]}) { userErrors { message } } }");
    }

    void readEverything(String token) {
        for (String query : List.of(
                "{ accounts: providerAccounts { name health healthMessage lists { name } } }",
                "{ apiTokens { id name prefix createdBy } }",
                "{ auditTrail(first: 200) { nodes { action actor { name } changes { field before after } } } }",
                "{ dailyDigests(first: 5) { nodes { html } } }",
                "{ scheduledJobs { name lastOutcome } }",
                "{ __schema { types { name } } }")) {
            read(with(token, query));
        }
        read(http().get("/sandbox/control/calls"));
        read(http().get("/q/health"));
    }

    /** Everything that the simulated providers keep as secrets. */
    void plantWhatProvidersGaveOut() throws SQLException {
        for (String query : List.of(
                "SELECT token FROM sandbox.mailchimp_token",
                "SELECT token FROM sandbox.constant_contact_access_token",
                "SELECT token FROM sandbox.constant_contact_refresh_token",
                "SELECT signing_secret FROM sandbox.mailchimp_webhook",
                "SELECT substring(url from '[^/]+$') FROM sandbox.mailchimp_webhook")) {
            planted.add(query, dump.values(query).toArray(String[]::new));
        }
    }

    private void control(String what, Map<String, ?> body) {
        assertThat(http().contentType("application/json")
                        .body(body)
                        .post("/sandbox/control/" + what)
                        .statusCode())
                .isEqualTo(200);
    }

    private Response with(String token, String query) {
        return http().contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body(Map.of("query", query))
                .post("/graphql");
    }

    private JsonPath graphql(String query) {
        Response answer = http().contentType("application/json")
                .body(Map.of("query", query))
                .post("/graphql");
        assertThat(answer.jsonPath().<@Nullable Object>get("errors"))
                .as(answer.asString())
                .isNull();
        return answer.jsonPath();
    }

    private String read(Response answer) {
        String text = answer.asString();
        answers.add(text);
        return text;
    }

    private RequestSpecification http() {
        return service.http();
    }
}
