package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollcall.GraphqlSocket;
import org.rollcall.TestDatabase;

/** Whoever tries credentials waits, and nobody else does. Each client has an address of its own within 127.0.0.0/8. */
@QuarkusTest
@TestProfile(FailedCredentialsTest.Few.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(IdentityProvider.class)
class FailedCredentialsTest {

    private static final String QUERY = "{\"query\":\"{viewer{name}}\"}";
    private static final String PROXY = "127.77.0.1";
    private static final AtomicInteger CLIENTS = new AtomicInteger(1);

    /** Three failures a minute, and a proxy. */
    public static final class Few implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(new Guarded().getConfigOverrides());
            settings.put("rollcall.access.failures-per-minute", "3");
            settings.put("rollcall.access.trusted-proxies", PROXY + ",127.77.0.2");
            return settings;
        }
    }

    @Inject
    Grants grants;

    @Inject
    MeterRegistry metrics;

    @Test
    void afterThreeNothingMoreOfThatAddressIsLookedAtAndOthersAreNotHindered() throws IOException {
        String good = grants.of(Role.VIEWER);
        String attacker = client();
        for (int i = 0; i < 3; i++) {
            assertThat(ask(attacker, guess(i))).startsWith("HTTP/1.1 401");
        }

        String answer = ask(attacker, good);

        assertThat(answer).startsWith("HTTP/1.1 429").contains("RATE_LIMITED");
        assertThat(answer).containsPattern("(?i)retry-after: ([1-9]|[1-5]\\d|6[01])\r\n");
        assertThat(ask(client(), good)).startsWith("HTTP/1.1 200");
    }

    @Test
    void everyAddressOfTheServiceIsMeant() throws IOException {
        String attacker = client();
        for (int i = 0; i < 3; i++) {
            assertThat(ask(attacker, "/q/metrics", guess(i))).startsWith("HTTP/1.1 401");
        }

        assertThat(ask(attacker, "/graphql/schema.graphql", guess(4))).startsWith("HTTP/1.1 429");
        assertThat(ask(attacker, "/graphql", guess(5))).startsWith("HTTP/1.1 429");
    }

    @Test
    void whoeverCameInFromThereBeforeGoesOn() throws IOException {
        String good = grants.of(Role.VIEWER);
        String office = client();
        assertThat(ask(office, good)).startsWith("HTTP/1.1 200");
        for (int i = 0; i < 5; i++) {
            ask(office, guess(i));
        }

        assertThat(ask(office, good)).startsWith("HTTP/1.1 200");
        assertThat(ask(office, grants.of(Role.VIEWER))).startsWith("HTTP/1.1 429");
    }

    @Test
    void askingWithoutACredentialIsNoFailure() throws IOException {
        String client = client();
        for (int i = 0; i < 10; i++) {
            assertThat(ask(client, "/graphql", null)).startsWith("HTTP/1.1 401");
        }

        assertThat(ask(client, grants.of(Role.VIEWER))).startsWith("HTTP/1.1 200");
    }

    @Test
    void behindOurProxiesTheNearestStrangerCounts() throws IOException {
        String good = grants.of(Role.VIEWER);
        for (int i = 0; i < 3; i++) {
            // What stands further left, anybody can have written.
            forwarded(PROXY, guess(i), "203.0.113." + i + ", 198.51.100.9");
        }

        assertThat(forwarded(PROXY, good, "198.51.100.9")).startsWith("HTTP/1.1 429");
        assertThat(forwarded(PROXY, good, "203.0.113.1, 198.51.100.9, 127.77.0.2"))
                .startsWith("HTTP/1.1 429");
        assertThat(forwarded(PROXY, good, "198.51.100.10")).startsWith("HTTP/1.1 200");
        assertThat(forwarded(PROXY, good, "nonsense")).startsWith("HTTP/1.1 200");
    }

    @Test
    void whoeverIsNoProxyOfOursIsNotBelieved() throws IOException {
        String attacker = client();
        for (int i = 0; i < 3; i++) {
            forwarded(attacker, guess(i), "203.0.113.5" + i);
        }

        assertThat(forwarded(attacker, guess(3), "203.0.113.60")).startsWith("HTTP/1.1 429");
        assertThat(forwarded(client(), grants.of(Role.VIEWER), "203.0.113.50")).startsWith("HTTP/1.1 200");
    }

    /** The client of sockets has the address 127.0.0.1, which no other test here uses. */
    @Test
    void socketsCountTheSame() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (GraphqlSocket socket = GraphqlSocket.open(guess(i))) {
                assertThat(socket.closeCode()).isEqualTo(4403);
            }
        }

        try (GraphqlSocket socket = GraphqlSocket.open(guess(3))) {
            assertThat(socket.closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void failuresAreCountedByReasonAndWithoutTheCredential() throws IOException {
        List<String> revoked = List.of(grants.of(Role.ADMIN), grants.of(Role.ADMIN), grants.of(Role.ADMIN));
        revoked.forEach(grants::revoke);
        double before = refused("revoked");
        double throttled = refused("throttled");
        String attacker = client();

        for (int i = 0; i < 5; i++) {
            ask(attacker, revoked.get(i % 3));
        }

        assertThat(refused("revoked") - before).isEqualTo(3);
        assertThat(refused("throttled") - throttled).isEqualTo(2);
        String all = metrics.getMeters().stream()
                .map(meter -> meter.getId().toString())
                .toList()
                .toString();
        assertThat(all).doesNotContain(attacker);
        assertThat(revoked).noneMatch(token -> all.contains(token.substring(3, 11)));
    }

    private double refused(String reason) {
        return metrics.counter("rollcall.access.refused", "reason", reason).count();
    }

    private static String client() {
        return "127.66.0." + CLIENTS.getAndIncrement();
    }

    private static String guess(int number) {
        return "rc_0000000" + number + "_" + "A".repeat(43);
    }

    private static String ask(String from, String token) throws IOException {
        return ask(from, "/graphql", token);
    }

    private static String ask(String from, String path, @Nullable String token) throws IOException {
        return send(from, path, token == null ? "" : "Authorization: Bearer " + token + "\r\n");
    }

    private static String forwarded(String from, String token, String hops) throws IOException {
        return send(from, "/graphql", "Authorization: Bearer " + token + "\r\nX-Forwarded-For: " + hops + "\r\n");
    }

    /** The whole answer. */
    private static String send(String from, String path, String headers) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), RestAssured.port, InetAddress.getAllByName(from)[0], 0)) {
            String method = path.equals("/graphql") ? "POST" : "GET";
            String body = method.equals("POST") ? QUERY : "";
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n"
                                    + headers + "\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
