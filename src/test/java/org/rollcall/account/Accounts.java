package org.rollcall.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Accounts as users of the API see them, and as they lie in the database. */
final class Accounts {

    /** The key of the simulated account. */
    static final String KEY = "0123456789abcdef0123456789abcdef-us6";

    private Accounts() {}

    static JsonPath ask(String query, Map<String, ?> variables) {
        JsonPath answer = given().contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(answer.<@Nullable Object>get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data");
    }

    static JsonPath connect(String provider, String key, @Nullable String audience) {
        Map<String, Object> input = new HashMap<>(Map.of("provider", provider, "apiKey", key));
        if (audience != null) {
            input.put("audienceId", audience);
        }
        return ask("""
                mutation($input: ConnectProviderInput!) { connectProvider(input: $input) {
                    account { id name health connected connectedBy connectedAt lists { name } } forgottenAccount
                    userErrors { __typename code message field } } }
                """, Map.of("input", input)).setRootPath("data.connectProvider");
    }

    /** Mailchimp as the other tests expect it. */
    static void connectMailchimp() {
        JsonPath connected = connect("MAILCHIMP", KEY, null);
        assertThat(connected.getList("userErrors")).as(connected.prettify()).isEmpty();
    }

    /**
     * Waits until the engine has looked at what was connected, and rests: longer than a lease lasts, since that of an account
     * that was replaced meanwhile ends by itself.
     */
    static void settled() {
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> run("""
                        SELECT FROM work w WHERE lease_holder IS NOT NULL OR (not_before <= clock_timestamp()
                            AND NOT EXISTS (SELECT FROM provider_account a
                                            WHERE a.id = w.subject_id AND a.connected_at IS NULL))
                        """).isEmpty());
    }

    static JsonPath start(String provider) {
        return ask("""
                mutation($p: Provider!) { startProviderConnection(input: { provider: $p }) {
                    authorizationUrl expiresAt userErrors { code message field } } }
                """, Map.of("p", provider)).setRootPath("data.startProviderConnection");
    }

    static JsonPath test(String provider) {
        return ask("""
                mutation($p: Provider!) { testProviderConnection(input: { provider: $p }) {
                    account { health healthMessage } message
                    userErrors { code message ... on ProviderUserError { provider } } } }
                """, Map.of("p", provider)).setRootPath("data.testProviderConnection");
    }

    static JsonPath disconnect(String provider) {
        return ask("""
                mutation($p: Provider!) { disconnectProvider(input: { provider: $p }) {
                    account { id connected connectedBy } userErrors { code message field } } }
                """, Map.of("p", provider)).setRootPath("data.disconnectProvider");
    }

    static void pause(String provider, boolean paused) {
        ask("""
                mutation($p: Provider!, $b: Boolean!) { setProviderPaused(input: { provider: $p, paused: $b }) {
                    account { paused } userErrors { message } } }
                """, Map.of("p", provider, "b", paused));
    }

    /** An account of the list of connected ones; null when it is not among them. */
    static @Nullable Map<String, Object> account(String provider) {
        List<Map<String, Object>> accounts = ask(
                        "{ providerAccounts { id provider name health healthMessage connected connectedBy paused } }",
                        Map.of())
                .getList("providerAccounts");
        return accounts.stream()
                .filter(account -> provider.equals(account.get("provider")))
                .findFirst()
                .orElse(null);
    }

    /** The stored secret of a provider's account, as it lies there. */
    static String sealed(String provider) {
        return one("""
                        SELECT c.sealed FROM provider_credential c JOIN provider_account a ON a.id = c.account_id
                        WHERE a.provider = $1
                        """, provider).getString("sealed");
    }

    static Row one(String sql, Object... values) {
        return run(sql, values).get(0);
    }

    static List<Row> run(String sql, Object... values) {
        return Arc.container()
                .instance(Pool.class)
                .get()
                .preparedQuery(sql)
                .execute(Tuple.from(values))
                .map(rows -> rows.stream().toList())
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
