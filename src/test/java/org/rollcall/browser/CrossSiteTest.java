package org.rollcall.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.TestDatabase;

/** Requests that a page of another site can make a visitor's browser send, and some that only a liar's program can. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CrossSiteTest {

    private static final String DOCUMENT =
            "mutation{importMembers(input:{people:[{externalId:\"cross-site\"}]}){created}}";
    private static final String JSON = "{\"query\":\"" + DOCUMENT.replace("\"", "\\\"") + "\"}";
    private static final String CSV = "external_id\ncross-site\n";
    private static final String ENCODED = URLEncoder.encode(DOCUMENT, StandardCharsets.UTF_8);
    private static final String MULTIPART = "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n" + JSON
            + "\r\n--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{}\r\n--x--\r\n";

    @Inject
    Pool pool;

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("shapes")
    void nothingIsExecuted(String requestLine, List<String> headers, String body) throws Exception {
        String answer = send(requestLine, headers, body);

        assertThat(answer).matches("(?s)HTTP/1.1 (4\\d\\d|501).*|HTTP/1.1 200 .*");
        assertThat(members()).as(answer).isZero();
    }

    static Stream<Arguments> shapes() {
        String post = "POST /graphql";
        String json = "Content-Type: application/json";
        return Stream.of(
                // What a form, an image, a script or a beacon can send.
                shape(post, JSON, "Content-Type: text/plain"),
                shape(post, JSON, "Content-Type: text/plain;charset=UTF-8"),
                shape(post, JSON, "Content-Type: text/plain; application/json"),
                shape(post, JSON, "Content-Type: application/x-www-form-urlencoded"),
                shape(post, "query=" + ENCODED, "Content-Type: application/x-www-form-urlencoded"),
                shape(post, JSON, "Content-Type: multipart/form-data; boundary=x"),
                shape(post, MULTIPART, "Content-Type: multipart/form-data; boundary=x"),
                shape(post, JSON),
                shape(post, JSON, "Content-Type:"),
                shape(post, JSON, "Content-Type: */*"),
                shape(post, DOCUMENT, "Content-Type: application/graphql"),
                shape(post, JSON, "Content-Type: application/jsonp"),
                shape(post, JSON, "Content-Type: text/json"),
                shape(post, JSON, "Content-Type: application/json-patch+json"),
                shape(post, JSON, "Content-Type: text/plain", "Content-Type: application/json"),
                shape(post, JSON, "Content-Type: application/json, text/plain"),
                shape(post, JSON, "Content-Type: text/plain, application/json"),
                shape(post, JSON, "Content-Type: application/json,"),
                shape(post, JSON, "Content-Type: text/plain", "X-HTTP-Method-Override: POST"),
                shape(post + "?query=" + ENCODED, "", json),
                shape(post + "?query=" + ENCODED, "{\"query\":\"{__typename}\"}", json),
                shape("GET /graphql?query=" + ENCODED, ""),
                shape("GET /graphql?query=" + ENCODED, "", json),
                shape("GET /graphql?query=" + ENCODED, "", "X-HTTP-Method-Override: POST"),
                shape("HEAD /graphql?query=" + ENCODED, ""),
                shape("PUT /graphql", JSON, json),
                shape("PATCH /graphql", JSON, json),
                shape("DELETE /graphql", JSON, json),
                shape("OPTIONS /graphql?query=" + ENCODED, JSON, json),
                shape("POST /graphql/schema.graphql", JSON, json),
                shape("POST /graphql/x", JSON, json),
                shape("POST //graphql", JSON, "Content-Type: text/plain"),
                // JSON, but by a page of another site.
                shape(post, JSON, json, "Origin: https://elsewhere.example.org"),
                shape(post, JSON, json, "Origin: null"),
                shape(post, JSON, json, "Origin: http://localhost.elsewhere.example.org"),
                shape(post, JSON, json, "Origin: http://localhost:1"),
                shape(post, JSON, json, "Origin: https://localhost:PORT"),
                shape(post, JSON, json, "Origin: http://localhost:PORT.elsewhere.example.org"),
                shape(post, JSON, json, "Origin: http://localhost:PORT, https://elsewhere.example.org"),
                shape(post, JSON, json, "Origin: http://localhost:PORT", "Origin: https://elsewhere.example.org"),
                shape(post, JSON, json, "Origin: file://"),
                // A name of theirs that leads to this machine: the page is of the host that is asked.
                shape(post, JSON, json, "Host: rebound.example.org:PORT", "Origin: http://rebound.example.org:PORT"),
                // The import of CSV.
                shape("POST /import/members", CSV, "Content-Type: text/plain"),
                shape("POST /import/members", CSV, "Content-Type: application/x-www-form-urlencoded"),
                shape("POST /import/members", CSV),
                shape("POST /import/members", CSV, "Content-Type: text/csv", "Origin: https://elsewhere.example.org"));
    }

    @Test
    void theRequestThatTheyImitateIsExecuted() throws Exception {
        assertThat(send(
                        "POST /graphql",
                        List.of("Content-Type: application/json", "Origin: http://localhost:PORT"),
                        JSON))
                .startsWith("HTTP/1.1 200");

        assertThat(members()).isEqualTo(1);
        pool.query("DELETE FROM member WHERE external_id = 'cross-site'").executeAndAwait();
    }

    /** As GraphiQL does. */
    @Test
    void whoSaysTwiceThatItIsJsonIsAnswered() throws Exception {
        assertThat(send(
                        "POST /graphql",
                        List.of("Content-Type: application/json, application/json"),
                        "{\"query\":\"{__typename}\"}"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql/schema.graphql", "/q/graphql-ui/", "/connect/mailchimp/callback", "/nothing"})
    void everythingIsGuardedInBrowsers(String path) {
        given().get(path)
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    @Test
    void noOtherSiteIsToldThatItMayAsk() {
        given().header("Origin", "https://elsewhere.example.org")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options("/graphql")
                .then()
                .statusCode(403);
    }

    private static Arguments shape(String requestLine, String body, String... headers) {
        return Arguments.of(requestLine, List.of(headers), body);
    }

    private static String send(String requestLine, List<String> headers, String body) throws IOException {
        String port = String.valueOf(RestAssured.port);
        StringBuilder request = new StringBuilder(requestLine + " HTTP/1.1\r\nConnection: close\r\n");
        if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: localhost:").append(port).append("\r\n");
        }
        headers.forEach(header -> request.append(header.replace("PORT", port)).append("\r\n"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        request.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long members() {
        return pool.query("SELECT count(*) FROM member WHERE external_id = 'cross-site'")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }
}
