package org.rollcall.provider.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.TestDatabase;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Secret;

/** An authorization server that does what the real one never does. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MailchimpAuthorizationTest {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private String metadata = "{\"dc\":\"us6\",\"api_endpoint\":\"https://evil.test\"}";
    private int tokenStatus = 200;
    private String token = "{\"access_token\":\"a-token\",\"expires_in\":0,\"scope\":null}";
    private final HttpServer server;

    MailchimpAuthorizationTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        server.createContext("/oauth2/token", exchange -> answer(exchange, tokenStatus, token));
        server.createContext("/oauth2/metadata", exchange -> answer(exchange, 200, metadata));
        server.createContext("/elsewhere", exchange -> answer(exchange, 200, token));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCodeBecomesATokenAndTheNameOfADataCentre() {
        Secret secret = exchange();

        assertThat(secret).isEqualTo(new Secret.Tokens("a-token", null, null, "us6"));
        assertThat(calls).containsExactly("POST /oauth2/token", "GET /oauth2/metadata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us6.evil.test", "evil.test/us6", "us6@evil.test", "us6:1", "us6#", "", "US6", "us12345"})
    void anAnswerCannotNameAHost(String dataCentre) {
        metadata = "{\"dc\":\"" + dataCentre + "\",\"api_endpoint\":\"https://us6.api.mailchimp.com\"}";

        refused(Kind.UNAUTHORIZED, "Mailchimp's data centre is not known: connect again.");
    }

    @Test
    void aRedirectIsNotFollowed() {
        tokenStatus = 307;

        refused(Kind.UNAVAILABLE, "Mailchimp did not give tokens (307).");
        assertThat(calls).containsExactly("POST /oauth2/token");
    }

    @Test
    void aCodeThatIsNotTakenWaitsForAPersonAndAnUnknownClientForTheSettings() {
        tokenStatus = 400;
        token = "{\"error\":\"invalid_grant\",\"error_description\":\"a-code is bad\"}";
        refused(Kind.UNAUTHORIZED, "Mailchimp does not take what it gave before; it ended or was used: connect again.");

        token = "{\"error\":\"invalid_client\"}";
        refused(
                Kind.MISCONFIGURED,
                "Mailchimp does not know the client: check the settings client-id and client-secret.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"access_token\":\"\"}"})
    void whatIsNoAnswerComesBackByItself(String body) {
        token = body;

        assertThatThrownBy(this::exchange)
                .isInstanceOfSatisfying(
                        ProviderTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    private void refused(Kind kind, String message) {
        assertThatThrownBy(this::exchange)
                .isInstanceOfSatisfying(
                        ProviderTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(kind))
                .hasMessage(message);
    }

    private Secret exchange() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2");
        return new MailchimpAuthorization("client", "client-secret", base)
                .exchange("a-code", "verifier", URI.create("http://127.0.0.1/connect/mailchimp/callback"))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
