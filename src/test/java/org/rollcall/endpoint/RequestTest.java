package org.rollcall.endpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
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
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH"})
    void onlyPostIsAllowed(String method) {
        given().contentType("application/json")
                .request(method, "/graphql")
                .then()
                .statusCode(405)
                .header("Allow", "POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql/x", "/graphql/schema.graphql", "/graphql/x/graphql"})
    void nothingIsExecutedBelowThePath(String path) {
        given().contentType("application/json").body(MUTATION).post(path);

        assertThat(importedMembers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-16", "application/json; charset=iso-8859-1"})
    void otherCharsetsAreRefused(String contentType) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(thisSite() + "/graphql"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(MUTATION))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    */*                                                             | application/json
                    application/*                                                   | application/json
                    application/json                                                | application/json
                    application/graphql-response+json                               | application/graphql-response+json
                    application/graphql-response+json; charset=utf-8, */*;q=0.1     | application/graphql-response+json
                    application/json;q=0.9, application/graphql-response+json;q=0.1 | application/json
                    text/html, application/json;q=0.5                               | application/json
                    """)
    void theAnswerHasTheTypeThatIsAcceptedMost(String accept, String type) {
        given().contentType("application/json")
                .accept(accept)
                .body("{\"query\":\"{__typename}\"}")
                .post("/graphql")
                .then()
                .statusCode(200)
                .contentType(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/json;q=0", "application/json; charset=utf-16"})
    void whoAcceptsNoJsonIsRefused(String accept) {
        given().contentType("application/json")
                .accept(accept)
                .body(MUTATION)
                .post("/graphql")
                .then()
                .statusCode(406)
                .body("errors[0].extensions.code", equalTo("NOT_ACCEPTABLE"));
        assertThat(importedMembers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "[{\"query\":\"{__typename}\"}]",
                "null",
                "7",
                "\"{__typename}\"",
                "{}",
                "{\"query\":null}",
                "{\"query\":\" \"}",
                "{\"query\":7}",
                "{\"query\":{}}",
                "{\"query\":\"{__typename}\",\"variables\":[]}",
                "{\"query\":\"{__typename}\",\"variables\":\"{}\"}",
                "{\"query\":\"{__typename}\",\"operationName\":7}",
                "{\"query\":\"{__typename}\",\"operationName\":\"Other\"}",
                "{\"query\":\"{__typename}\",\"extensions\":7}",
                "{\"query\":\"query A{__typename} query B{__typename}\"}",
                "{\"query\":\"subscription{accountChanged{name}}\"}"
            })
    void whatIsNoRequestIsRefused(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/graphql")
                .then()
                .statusCode(400)
                .body("errors[0].extensions.code", equalTo("BAD_REQUEST"));
    }

    @Test
    void absentAndNullAndEmptyExtrasAreTheSame() {
        given().contentType("application/json")
                .body("{\"query\":\"{__typename}\",\"variables\":null,\"operationName\":\"\",\"extensions\":{\"a\":1}}")
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("data.__typename", equalTo("Query"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    { groups( }                                        | GRAPHQL_PARSE_FAILED
                    { grups { totalCount } }                           | GRAPHQL_VALIDATION_FAILED
                    { groups { totalCount { x } } }                    | GRAPHQL_VALIDATION_FAILED
                    query($id: ID!) { node(id: $id) { id } }           | BAD_USER_INPUT
                    """)
    void aRefusedDocumentIsAnsweredByTheMediaType(String document, String code) {
        for (String type : new String[] {"application/json", "application/graphql-response+json"}) {
            given().contentType("application/json")
                    .accept(type)
                    .body(Map.of("query", document))
                    .post("/graphql")
                    .then()
                    .statusCode(type.equals("application/json") ? 200 : 400)
                    .body("$", not(hasKey("data")))
                    .body("errors[0].message", not(containsString("Validation error")))
                    .body("errors[0].locations", hasSize(1))
                    .body("errors[0].extensions.code", equalTo(code));
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        given().contentType("application/json")
                .body("{\"query\":\"{__typename}\",\"variables\":{\"a\":\"" + "x".repeat(9_000_000) + "\"}}")
                .post("/graphql")
                .then()
                .statusCode(413)
                .body("errors[0].extensions.code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void whatIsNotFoundAndWhatIsNotAcceptableHaveCodes() {
        given().contentType("application/json")
                .body(Map.of("query", "{ groups(first: 251) { totalCount } }"))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("errors[0].extensions.code", equalTo("BAD_REQUEST"))
                .body("errors[0].path", contains("groups"))
                .body("errors[0].message", equalTo("'first' is 251; it may be 1 to 250."));
    }

    @Test
    void everyAnswerTellsItsCost() {
        given().contentType("application/json")
                .body(Map.of(
                        "query",
                        "{ groups(first: 10) { nodes { id syncs { label } } } rateLimit { cost limit remaining } }"))
                .post("/graphql")
                .then()
                .body("extensions.cost.requested", equalTo(42))
                .body("data.rateLimit.cost", equalTo(42))
                .body("extensions.cost.remaining", lessThan(2_000_000));
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
