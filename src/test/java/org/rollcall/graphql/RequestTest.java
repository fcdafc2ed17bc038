package org.rollcall.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.TestDatabase;

/** Which requests are answered at all: what a page of another site can send, and what costs too much, is not. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RequestTest {

    private static final String MUTATION =
            "{\"query\":\"mutation{importMembers(input:{people:[{externalId:\\\"request-test\\\"}]}){created}}\"}";

    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain; charset=utf-8; a=application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/graphql",
                "application/jsonp",
                "*/*"
            })
    void whatIsNotJsonExecutesNothing(String contentType) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(thisSite() + "/graphql"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(MUTATION))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("UNSUPPORTED_MEDIA_TYPE");
        assertThat(importedMembers()).isZero();
    }

    @Test
    void jsonIsAnsweredWithAndWithoutACharset() {
        for (String contentType : new String[] {"application/json", "Application/JSON; charset=utf-8"}) {
            given().header("Content-Type", contentType)
                    .body("{\"query\":\"{__typename}\"}")
                    .post("/graphql")
                    .then()
                    .statusCode(200)
                    .body("data.__typename", equalTo("Query"));
        }
    }

    @Test
    void getIsRefused() {
        given().queryParam("query", "{__typename}").get("/graphql").then().statusCode(405);
    }

    @Test
    void anOperationInTheUrlIsNotRead() {
        given().contentType("application/json")
                .queryParam("query", "{members{totalCount}}")
                .body("{\"query\":\"{__typename}\"}")
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("data.members", nullValue());
    }

    @Test
    void aPageOfAnotherSiteIsRefused() {
        given().contentType("application/json")
                .header("Origin", "https://elsewhere.example.org")
                .body(MUTATION)
                .post("/graphql")
                .then()
                .statusCode(403);

        assertThat(importedMembers()).isZero();
    }

    @Test
    void aPageOfThisSiteIsAnswered() {
        given().contentType("application/json")
                .header("Origin", thisSite())
                .body("{\"query\":\"{__typename}\"}")
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    @Test
    void aPageOfAnotherSiteOpensNoWebSocket() {
        assertThatThrownBy(() -> connect("https://elsewhere.example.org"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .cause()
                .extracting(refused ->
                        ((WebSocketHandshakeException) refused).getResponse().statusCode())
                .isEqualTo(403);
    }

    @Test
    void aWebSocketIsOpenedForThisSite() throws Exception {
        WebSocket socket = connect(thisSite());

        assertThat(socket.getSubprotocol()).isEqualTo("graphql-transport-ws");
        socket.abort();
    }

    @Test
    void anOperationOfTooManyTokensIsRefused() {
        query("{" + " a:__typename".repeat(ParserLimits.MAX_TOKENS / 3 - 1) + "}")
                .body("data.a", equalTo("Query"));
        query("{" + " a:__typename".repeat(ParserLimits.MAX_TOKENS / 3 + 1) + "}")
                .body("data", nullValue())
                .body("errors[0].message", equalTo("Unparseable input document"));
    }

    @Test
    void anOperationOfTooManyCharactersIsRefused() {
        query("{__typename} #" + "x".repeat(ParserLimits.MAX_CHARACTERS))
                .body("data", nullValue())
                .body("errors", hasSize(1));
    }

    @Test
    void anOperationThatIsTooDeepIsRefused() {
        query("{members{nodes" + "{parent".repeat(18) + "{id}" + "}".repeat(18) + "}}")
                .body("data", nullValue())
                .body("errors[0].message", containsString("maximum query depth exceeded 21 > 20"));
    }

    @Test
    void anOperationOfTooManyFieldsIsRefused() {
        StringBuilder fields = new StringBuilder("{");
        for (int i = 0; i < 501; i++) {
            fields.append(" a").append(i).append(":members{totalCount}");
        }
        query(fields + "}")
                .body("data", nullValue())
                .body("errors[0].message", containsString("maximum query complexity exceeded 1002 > 1000"));
    }

    private ValidatableResponse query(String query) {
        return given().contentType("application/json")
                .body(Map.of("query", query))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    private WebSocket connect(String origin) throws Exception {
        URI address = URI.create(thisSite().replaceFirst("^http", "ws") + "/graphql");
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .subprotocols("graphql-transport-ws")
                .buildAsync(address, new WebSocket.Listener() {})
                .get(10, TimeUnit.SECONDS);
    }

    private static String thisSite() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    private long importedMembers() {
        return pool.query("SELECT count(*) FROM member WHERE external_id = 'request-test'")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }
}
