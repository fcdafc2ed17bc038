package org.rollcall.endpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.TestDatabase;

/** Whoever lost the answer to a mutation asks again with the same key: it is not executed twice. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class IdempotencyTest {

    @Inject
    Pool pool;

    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void forget() {
        pool.query("DELETE FROM member_group WHERE name LIKE 'Once %'").executeAndAwait();
    }

    @Test
    void theFirstAnswerIsGivenAgain() {
        Response first = send(key, "Once only");
        Response second = send(key, "Once only");

        assertThat(first.path("data.saveGroup.outcome").toString()).isEqualTo("SAVED");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(groups("Once only")).isEqualTo(1);
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        send(key, "Once first");

        send(key, "Once second")
                .then()
                .statusCode(422)
                .body("errors[0].extensions.code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        assertThat(groups("Once second")).isZero();
    }

    @Test
    void ofManyAtOnceOneIsExecuted() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body("Once at once")))
                .build();
        HttpClient client = HttpClient.newHttpClient();

        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> client.sendAsync(request, BodyHandlers.ofString()))
                .limit(20)
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isIn(200, 409));
        assertThat(answers)
                .anySatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(groups("Once at once")).isEqualTo(1);
    }

    @Test
    void whatWasCutOffIsNotRepeated() {
        send(key, "Once cut off");
        pool.query("UPDATE idempotency_key SET answer = NULL").executeAndAwait();

        send(key, "Once cut off")
                .then()
                .statusCode(409)
                .body("errors[0].extensions.code", equalTo("IDEMPOTENCY_KEY_IN_USE"));
        pool.query("DELETE FROM idempotency_key").executeAndAwait();
    }

    @Test
    void aKeyOfWhatWasNotExecutedCanBeUsedAgain() {
        given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"query\":\"mutation($i: SaveGroupInput!){saveGroup(input:$i){outcome}}\"}")
                .post("/graphql")
                .then()
                .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"));

        send(key, "Once after all").then().body("data.saveGroup.outcome", equalTo("SAVED"));
    }

    @Test
    void withoutAKeyEachIsExecuted() {
        send(null, "Once and again");

        send(null, "Once and again").then().body("data.saveGroup.group.slug", equalTo("once-and-again-2"));
    }

    @Test
    void queriesTakeNoKey() {
        given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"query\":\"{__typename}\"}")
                .post("/graphql")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue());
        send(key, "Once for a mutation").then().body("data.saveGroup.outcome", equalTo("SAVED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "ä"})
    void whatIsNoKeyIsRefused(String bad) {
        send(bad, "Once bad").then().statusCode(400).body("errors[0].extensions.code", equalTo("BAD_REQUEST"));
    }

    private static Response send(@Nullable String key, String name) {
        var request = given().contentType("application/json").body(body(name));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/graphql");
    }

    private static String body(String name) {
        return """
                {"query": "mutation($input: SaveGroupInput!) {saveGroup(input: $input) {outcome group {slug} userErrors {message}}}",
                 "variables": {"input": {"name": "%s", "criteria": {}}}}""".formatted(name);
    }

    private int groups(String name) {
        return pool.preparedQuery("SELECT count(*)::int FROM member_group WHERE name = $1")
                .executeAndAwait(Tuple.of(name))
                .iterator()
                .next()
                .getInteger(0);
    }
}
