package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** Whatever is not a good token opens nothing, and says so in one way. */
@QuarkusTest
@TestProfile(Guarded.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(IdentityProvider.class)
class BadTokenTest {

    private static final String QUERY = "{\"query\":\"{viewer{name kind role permissions expiresAt notice}}\"}";

    @Inject
    Grants grants;

    @Test
    void aGoodTokenOfAUserComesInByItsRole() throws Exception {
        JsonObject viewer = viewer(Jwt.good().signed());

        assertThat(viewer.getString("name")).isEqualTo("ada");
        assertThat(viewer.getString("kind")).isEqualTo("USER");
        assertThat(viewer.getJsonArray("permissions")).isEqualTo(JsonArray.of("GROUPS_WRITE", "READ", "SYNC"));
        assertThat(viewer.getString("expiresAt")).isNotNull();
        assertThat(viewer.getString("notice")).isNull();
    }

    @Test
    void theGreatestRoleCounts() throws Exception {
        JsonArray roles = JsonArray.of("rollcall-viewer", "rollcall-admin", "elsewhere-admin");

        assertThat(viewer(Jwt.good().with("roles", roles).signed()).getString("role"))
                .isEqualTo("ADMIN");
    }

    @Test
    void aUserWithoutARoleHereIsForbiddenEverything() throws Exception {
        for (JsonArray roles : List.of(JsonArray.of(), JsonArray.of("admin", "rollcall-", "ROLLCALL-ADMIN"))) {
            HttpResponse<String> answer =
                    ask("Bearer " + Jwt.good().with("roles", roles).signed());

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("FORBIDDEN");
        }
    }

    @Test
    void aGoodApiTokenComesIn() throws Exception {
        assertThat(viewer(grants.of(Role.VIEWER)).getString("kind")).isEqualTo("API_TOKEN");
    }

    @Test
    void everythingElseIsRefusedInTheSameWay() throws Exception {
        for (Map.Entry<String, List<String>> bad : bad().entrySet()) {
            HttpResponse<String> answer = ask(bad.getValue().toArray(String[]::new));

            assertThat(answer.statusCode()).as(bad.getKey()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .as(bad.getKey())
                    .isPresent();
            assertThat(new JsonObject(answer.body())
                            .getJsonArray("errors")
                            .getJsonObject(0)
                            .getJsonObject("extensions")
                            .getString("code"))
                    .as(bad.getKey())
                    .isEqualTo("UNAUTHENTICATED");
            assertThat(answer.body()).as(bad.getKey()).doesNotContain("\"data\"");
        }
    }

    @Test
    void aTokenInTheUrlOpensNothing() throws Exception {
        String token = grants.of(Role.ADMIN);
        for (String parameter : List.of("access_token", "token", "authorization", "Authorization")) {
            HttpRequest request = request("/graphql?" + parameter + "=" + token).build();

            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .as(parameter)
                    .isEqualTo(401);
        }
    }

    /** Written out by hand: the client would send one of them. */
    @Test
    void twoHeadersAreRefusedWhicheverIsGood() throws Exception {
        String good = "Bearer " + grants.of(Role.ADMIN);
        for (List<String> two : List.of(List.of(good, good), List.of("Bearer x", good), List.of(good, "Bearer x"))) {
            try (Socket socket = new Socket("localhost", RestAssured.port)) {
                String request = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + QUERY.length() + "\r\n"
                        + "Authorization: " + two.get(0) + "\r\nauthorization: " + two.get(1) + "\r\n\r\n" + QUERY;
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));

                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer).startsWith("HTTP/1.1 401").contains("UNAUTHENTICATED");
            }
        }
    }

    private Map<String, List<String>> bad() throws Exception {
        long now = Instant.now().getEpochSecond();
        Jwt good = Jwt.good();
        String signed = good.signed();
        String[] parts = signed.split("\\.", -1);
        String admin = grants.of(Role.ADMIN);
        String revoked = grants.of(Role.ADMIN);
        grants.revoke(revoked);
        String expiring =
                grants.of(Role.ADMIN, OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(1));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Map<String, List<String>> bad = new LinkedHashMap<>();
        bad.put("nothing", List.of());
        bad.put("empty", List.of(""));
        bad.put("scheme alone", List.of("Bearer"));
        bad.put("scheme and space", List.of("Bearer "));
        bad.put("no scheme", List.of(admin));
        bad.put("basic", List.of("Basic " + admin));
        bad.put("token scheme", List.of("Token " + admin));
        bad.put("two schemes", List.of("Bearer Bearer " + admin));
        bad.put("two tokens", List.of("Bearer " + admin + " " + admin));
        bad.put("comma", List.of("Bearer " + admin + ", Bearer " + admin));
        bad.put("quoted", List.of("Bearer \"" + admin + "\""));
        bad.put("api token, revoked", List.of("Bearer " + revoked));
        bad.put("api token, another secret", List.of("Bearer " + admin.substring(0, 12) + "A".repeat(43)));
        bad.put("api token, another key", List.of("Bearer rc_00000000" + admin.substring(11)));
        bad.put("api token, short", List.of("Bearer " + admin.substring(0, admin.length() - 1)));
        bad.put("api token, long", List.of("Bearer " + admin + "A"));
        bad.put("api token, capitals", List.of("Bearer " + admin.toUpperCase(Locale.ROOT)));
        bad.put("api token, prefix only", List.of("Bearer rc_"));
        bad.put("api token, key only", List.of("Bearer " + admin.substring(0, 11)));
        bad.put("api token, SQL", List.of("Bearer rc_'or'1'='1"));
        bad.put(
                "expired",
                List.of("Bearer "
                        + good.with("exp", now - 10).with("iat", now - 60).signed()));
        bad.put("no expiry", List.of("Bearer " + good.without("exp").signed()));
        bad.put(
                "expiry is text",
                List.of("Bearer " + good.with("exp", "tomorrow").signed()));
        bad.put("not yet valid", List.of("Bearer " + good.with("nbf", now + 600).signed()));
        bad.put(
                "issued in the future",
                List.of("Bearer "
                        + good.with("iat", now + 3000).with("nbf", now + 3000).signed()));
        bad.put(
                "another issuer",
                List.of("Bearer "
                        + good.with("iss", "https://elsewhere.example.org").signed()));
        bad.put("no issuer", List.of("Bearer " + good.without("iss").signed()));
        bad.put(
                "another audience",
                List.of("Bearer " + good.with("aud", "elsewhere").signed()));
        bad.put("no audience", List.of("Bearer " + good.without("aud").signed()));
        bad.put("no subject", List.of("Bearer " + good.without("sub").signed()));
        bad.put("none", List.of("Bearer " + good.unsigned("none")));
        bad.put("None", List.of("Bearer " + good.unsigned("None")));
        bad.put("no signature", List.of("Bearer " + parts[0] + "." + parts[1] + "."));
        bad.put("HS256 by the public key", List.of("Bearer " + good.signedByThePublicKeyAsASecret()));
        bad.put(
                "another key",
                List.of("Bearer " + good.signedBy(generator.generateKeyPair().getPrivate())));
        bad.put("unknown kid", List.of("Bearer " + good.header("kid", "second").signed()));
        bad.put(
                "unknown kid, its own key",
                List.of("Bearer "
                        + good.header("kid", "second")
                                .signedBy(generator.generateKeyPair().getPrivate())));
        bad.put(
                "key given along",
                List.of("Bearer "
                        + good.header("jku", "http://127.0.0.1:1/keys")
                                .signedBy(generator.generateKeyPair().getPrivate())));
        bad.put(
                "other algorithm in the header",
                List.of("Bearer " + good.header("alg", "RS512").signed()));
        bad.put(
                "claims changed",
                List.of("Bearer " + parts[0] + "."
                        + good.with("roles", JsonArray.of("rollcall-admin"))
                                .unsigned("RS256")
                                .split("\\.", -1)[1] + "."
                        + parts[2]));
        bad.put(
                "signature changed",
                List.of("Bearer " + parts[0] + "." + parts[1] + "." + (parts[2].startsWith("A") ? "B" : "A")
                        + parts[2].substring(1)));
        bad.put("two parts", List.of("Bearer " + parts[0] + "." + parts[1]));
        bad.put("four parts", List.of("Bearer " + signed + ".x"));
        bad.put("not base64", List.of("Bearer ~~~.~~~.~~~"));
        bad.put("opaque", List.of("Bearer 0123456789abcdef"));
        bad.put("very long", List.of("Bearer " + "a".repeat(8_000) + ".b.c"));
        OffsetDateTime later = OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(1);
        while (OffsetDateTime.now(ZoneOffset.UTC).isBefore(later)) {
            Thread.onSpinWait();
        }
        bad.put("api token, expired", List.of("Bearer " + expiring));
        assertThat(bad).hasSizeGreaterThan(40);
        return bad;
    }

    private static JsonObject viewer(String token) throws Exception {
        HttpResponse<String> answer = ask("Bearer " + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getJsonObject("data").getJsonObject("viewer");
    }

    private static HttpResponse<String> ask(String... authorizations) throws Exception {
        HttpRequest.Builder request = request("/graphql");
        for (String authorization : authorizations) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(QUERY));
    }
}
