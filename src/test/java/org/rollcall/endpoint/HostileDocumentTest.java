package org.rollcall.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.TestDatabase;

/** Two thousand documents that mean harm: each is answered, none fails within, and none is told more than its limit. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class HostileDocumentTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    GraphQLSchema schema;

    @ParameterizedTest
    @MethodSource("hundreds")
    void isRefusedOrAnswered(int hundred) throws Exception {
        for (int seed = hundred * 100; seed < (hundred + 1) * 100; seed++) {
            String document = new HostileDocument(schema, seed).next();

            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/graphql"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    new JsonObject().put("query", document).encode()))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).as("seed %d", seed).isIn(200, 400, 413);
            assertThat(answer.body())
                    .as("seed %d", seed)
                    .doesNotContain(
                            "INTERNAL_SERVER_ERROR", "Exception", "\tat ", "graphql.", "io.smallrye", "Did you mean");
            if (new JsonObject(answer.body()).containsKey("errors")) {
                assertThat(answer.body()).as("seed %d", seed).contains("\"code\":\"");
                assertThat(answer.body().length()).as("seed %d", seed).isLessThan(200_000);
            }
        }
    }

    static IntStream hundreds() {
        return IntStream.range(0, 20);
    }
}
