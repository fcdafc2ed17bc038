package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollcall.GraphqlSocket;
import org.rollcall.TestDatabase;
import org.rollcall.graphql.GlobalId;

/** The life of an API token, and of the sockets that it opened. */
@QuarkusTest
@TestProfile(Guarded.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(IdentityProvider.class)
class ApiTokenTest {

    private static final String CREATE = "mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) {"
            + " secret apiToken { id name role prefix state createdBy expiresAt lastUsedAt } userErrors { code field } } }";
    private static final String ROTATE = "mutation ($input: RotateApiTokenInput!) { rotateApiToken(input: $input) {"
            + " secret apiToken { id name role } userErrors { code field } } }";
    private static final String REVOKE = "mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) {"
            + " apiToken { state revokedAt } userErrors { code } } }";
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    @Inject
    Grants grants;

    @Inject
    Pool pool;

    @Test
    void aTokenIsMadeAndShownOnceAndOnlyItsHashIsKept() {
        String admin = grants.of(Role.ADMIN);

        JsonObject made =
                data(ask(admin, CREATE, input("name", " Nightly script ", "role", "OPERATOR")), "createApiToken");

        String secret = made.getString("secret");
        JsonObject token = made.getJsonObject("apiToken");
        assertThat(secret).matches("rc_[0-9a-z]{8}_[A-Za-z0-9_-]{43}").startsWith(token.getString("prefix"));
        assertThat(token.getString("name")).isEqualTo("Nightly script");
        assertThat(token.getString("createdBy")).isEqualTo("test ADMIN");
        assertThat(viewer(secret)).contains("\"role\":\"OPERATOR\"", "\"name\":\"Nightly script\"");
        assertThat(pool.preparedQuery("SELECT count(*) AS found FROM api_token t WHERE t::text LIKE '%' || $1 || '%'")
                        .execute(Tuple.of(secret.substring(12)))
                        .await()
                        .indefinitely()
                        .iterator()
                        .next()
                        .getInteger("found"))
                .isZero();
        assertThat(ask(admin, "{ apiTokens { id name } }", Map.of()).asString())
                .contains(token.getString("id"))
                .doesNotContain(secret.substring(12));
        await().atMost(AT_MOST)
                .untilAsserted(() -> assertThat(ask(
                                        admin,
                                        "query ($id: ID!) { node(id: $id) { ... on ApiToken { lastUsedAt } } }",
                                        Map.of("id", token.getString("id")))
                                .jsonPath()
                                .getString("data.node.lastUsedAt"))
                        .isNotNull());
    }

    @Test
    void whatNoTokenCanBeIsRefused() {
        String admin = grants.of(Role.ADMIN);
        String past = OffsetDateTime.now(ZoneOffset.UTC).minusDays(1).toString();

        assertThat(data(ask(admin, CREATE, input("name", " ", "role", "VIEWER")), "createApiToken")
                        .encode())
                .contains("\"secret\":null", "[\"name\"]");
        assertThat(data(ask(admin, CREATE, input("name", "x".repeat(101), "role", "VIEWER")), "createApiToken")
                        .encode())
                .contains("[\"name\"]");
        assertThat(data(ask(admin, CREATE, input("name", "x", "role", "VIEWER", "expiresAt", past)), "createApiToken")
                        .encode())
                .contains("[\"expiresAt\"]");
    }

    @Test
    void anAnswerWithASecretIsNotKeptForAnIdempotencyKey() {
        RestAssured.given()
                .contentType("application/json")
                .header("Authorization", "Bearer " + grants.of(Role.ADMIN))
                .header("Idempotency-Key", "token-test")
                .body(new JsonObject()
                        .put("query", CREATE)
                        .put("variables", new JsonObject(input("name", "a", "role", "VIEWER")))
                        .encode())
                .post("/graphql")
                .then()
                .statusCode(400);
    }

    @Test
    void twoAreLiveWhileATokenIsRotated() {
        String admin = grants.of(Role.ADMIN);
        String former = grants.of(Role.VIEWER);
        String id = GlobalId.API_TOKEN.of(grants.id(former));

        JsonObject made = data(ask(admin, ROTATE, input("id", id)), "rotateApiToken");
        String latter = made.getString("secret");

        assertThat(made.getJsonObject("apiToken").getString("role")).isEqualTo("VIEWER");
        assertThat(viewer(former)).contains("VIEWER");
        assertThat(viewer(latter)).contains("VIEWER");
        assertThat(data(ask(admin, ROTATE, input("id", id)), "rotateApiToken").encode())
                .contains("TAKEN");
        assertThat(data(ask(admin, REVOKE, input("id", id)), "revokeApiToken").encode())
                .contains("\"state\":\"REVOKED\"");
        await().atMost(AT_MOST).until(() -> status(former) == 401);
        assertThat(viewer(latter)).contains("VIEWER");
        assertThat(data(ask(admin, ROTATE, input("id", id)), "rotateApiToken").encode())
                .contains("INVALID");
        assertThat(data(ask(admin, ROTATE, input("id", "tok_nonsense")), "rotateApiToken")
                        .encode())
                .contains("NOT_FOUND");
        String next = made.getJsonObject("apiToken").getString("id");
        assertThat(data(ask(admin, ROTATE, input("id", next)), "rotateApiToken").getString("secret"))
                .isNotNull();
    }

    @Test
    void whatIsDoneWithTokensIsInTheAuditTrailWithoutTheirTexts() {
        String admin = grants.of(Role.ADMIN);
        JsonObject made = data(ask(admin, CREATE, input("name", "Audited", "role", "OPERATOR")), "createApiToken");
        String id = made.getJsonObject("apiToken").getString("id");
        JsonObject successor = data(ask(admin, ROTATE, input("id", id)), "rotateApiToken");
        ask(admin, ROTATE, input("id", id));
        ask(admin, REVOKE, input("id", id));
        ask(admin, REVOKE, input("id", id));

        String trail = trailOf(admin, id);
        String trailOfSuccessor =
                trailOf(admin, successor.getJsonObject("apiToken").getString("id"));

        assertThat(trail)
                .contains("API_TOKEN_REVOKED", "API_TOKEN_CREATED", "Audited", "OPERATOR", "test ADMIN")
                .containsOnlyOnce("API_TOKEN_REVOKED");
        assertThat(trailOfSuccessor).contains("API_TOKEN_ROTATED", id);
        assertThat(trail + trailOfSuccessor)
                .doesNotContain(
                        made.getString("secret").substring(12),
                        successor.getString("secret").substring(12));
    }

    @Test
    void aTokenThatCannotBeRecordedIsNotMade() {
        String admin = grants.of(Role.ADMIN);
        sql("ALTER TABLE audit_entry ADD CONSTRAINT nothing_more CHECK (action <> 'API_TOKEN_CREATED') NOT VALID");
        try {
            ask(admin, CREATE, input("name", "Unrecorded", "role", "ADMIN"));
        } finally {
            sql("ALTER TABLE audit_entry DROP CONSTRAINT nothing_more");
        }

        assertThat(ask(admin, "{ apiTokens { name } }", Map.of()).asString()).doesNotContain("Unrecorded");
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }

    private static String trailOf(String admin, String id) {
        return ask(
                        admin,
                        "query ($id: ID!) { auditTrail(filter: {objectId: $id}) { nodes { action actor { name }"
                                + " changes { field before after } } } }",
                        Map.of("id", id))
                .asString();
    }

    @Test
    void whoMayNotSeeTokensFindsNoneByTheirIdsEither() {
        String id = GlobalId.API_TOKEN.of(grants.id(grants.of(Role.ADMIN)));
        String query = "query ($id: ID!) { node(id: $id) { __typename } }";

        assertThat(ask(grants.of(Role.OPERATOR), query, Map.of("id", id))
                        .jsonPath()
                        .<@Nullable Object>get("data.node"))
                .isNull();
        assertThat(ask(grants.of(Role.ADMIN), query, Map.of("id", id))
                        .jsonPath()
                        .getString("data.node.__typename"))
                .isEqualTo("ApiToken");
    }

    @Test
    void aRevokedTokensSocketsAreClosedWithWhatGoesOnThere() throws Exception {
        String token = grants.of(Role.VIEWER);
        try (GraphqlSocket byPayload = GraphqlSocket.open(token);
                GraphqlSocket byHeader = GraphqlSocket.open("Bearer " + token, null);
                GraphqlSocket another = GraphqlSocket.open(grants.of(Role.VIEWER))) {
            byPayload.next("connection_ack");
            byHeader.next("connection_ack");
            another.next("connection_ack");
            byPayload.subscribe("s", "subscription { accountChanged { name } }");

            Instant revoked = Instant.now();
            grants.revoke(token);

            assertThat(byPayload.closeCode()).isEqualTo(4403);
            assertThat(byHeader.closeCode()).isEqualTo(4403);
            assertThat(Duration.between(revoked, Instant.now())).isLessThan(AT_MOST);
            assertThat(another.isOpen()).isTrue();
        }
    }

    @Test
    void anExpiringTokensSocketsAreClosedAtThatMoment() throws Exception {
        OffsetDateTime end = OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(2);
        long seconds = Instant.now().getEpochSecond() + 3;
        try (GraphqlSocket ofToken = GraphqlSocket.open(grants.of(Role.VIEWER, end));
                GraphqlSocket ofUser =
                        GraphqlSocket.open(Jwt.good().with("exp", seconds).signed())) {
            ofToken.next("connection_ack");
            ofUser.next("connection_ack");
            ofUser.subscribe("s", "subscription { accountChanged { name } }");

            assertThat(ofToken.closeCode()).isEqualTo(4403);
            assertThat(Duration.between(end.toInstant(), Instant.now()))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(1));
            assertThat(ofUser.closeCode()).isEqualTo(4403);
            assertThat(Instant.now().getEpochSecond()).isBetween(seconds, seconds + 1);
        }
    }

    @Test
    void aSocketSaysOnceWhoOpensIt() throws Exception {
        String one = "Bearer " + grants.of(Role.VIEWER);
        String other = "Bearer " + grants.of(Role.VIEWER);
        JsonObject payload = new JsonObject().put("Authorization", one);

        try (GraphqlSocket same = GraphqlSocket.open(one, payload);
                GraphqlSocket two = GraphqlSocket.open(other, payload);
                GraphqlSocket twice = GraphqlSocket.open(null, payload.copy().put("authorization", other));
                GraphqlSocket noText =
                        GraphqlSocket.open(null, new JsonObject().put("authorization", new JsonArray().add(one)))) {
            same.next("connection_ack");
            assertThat(two.closeCode()).isEqualTo(4400);
            assertThat(twice.closeCode()).isEqualTo(4400);
            assertThat(noText.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void whoShowsNoGoodTokenIsNotLetIn() throws Exception {
        try (GraphqlSocket none = GraphqlSocket.open(null);
                GraphqlSocket bad = GraphqlSocket.open("rc_00000000_" + "A".repeat(43));
                GraphqlSocket badHeader = GraphqlSocket.open("Bearer nonsense", null);
                GraphqlSocket badScheme =
                        GraphqlSocket.open(null, new JsonObject().put("authorization", grants.of(Role.ADMIN)))) {
            assertThat(none.closeCode()).isEqualTo(4403);
            assertThat(bad.closeCode()).isEqualTo(4403);
            assertThat(badHeader.closeCode()).isEqualTo(4403);
            assertThat(badScheme.closeCode()).isEqualTo(4403);
        }
    }

    private static Map<String, Object> input(String... fields) {
        JsonObject input = new JsonObject();
        for (int i = 0; i < fields.length; i += 2) {
            input.put(fields[i], fields[i + 1]);
        }
        return Map.of("input", input.getMap());
    }

    private static Response ask(String token, String query, Map<String, Object> variables) {
        return RestAssured.given()
                .contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body(new JsonObject()
                        .put("query", query)
                        .put("variables", new JsonObject(variables))
                        .encode())
                .post("/graphql");
    }

    private static JsonObject data(Response answer, String field) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return new JsonObject(answer.asString()).getJsonObject("data").getJsonObject(field);
    }

    private static String viewer(String token) {
        return data(ask(token, "{ viewer { name role } }", Map.of()), "viewer").encode();
    }

    private static int status(String token) {
        return ask(token, "{ viewer { name } }", Map.of()).statusCode();
    }
}
