package org.rollcall.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.account.Accounts.account;
import static org.rollcall.account.Accounts.sealed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.OwnApplication;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.MailchimpClient;

/** A person agrees at the simulated provider, and comes back. */
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class CallbackTest {

    private static final String CC = "CONSTANT_CONTACT";

    @BeforeEach
    void startWithoutTokens() {
        MailchimpClient.control("reset", Map.of("tokens", true)).statusCode(200);
        Accounts.disconnect(CC);
    }

    @ParameterizedTest
    @CsvSource({"CONSTANT_CONTACT, Constant Contact", "MAILCHIMP, Mailchimp"})
    void whoAgreesConnectsTheAccount(String provider, String name) {
        Response page = comeBack(decide(authorizationUrl(provider), "allow"));

        assertThat(page.statusCode()).isEqualTo(200);
        Map<String, Object> account = Objects.requireNonNull(account(provider));
        assertThat(account.get("connectedBy")).isEqualTo("OAUTH");
        assertThat(heading(page)).isEqualTo(name + " is connected");
        assertThat(page.asString()).contains("“" + account.get("name") + "”");
        assertThat(sealed(provider)).startsWith("v1.test.");
        assertThat(Accounts.test(provider).getString("message")).isEqualTo("Validated: " + account.get("name"));
        assertThat(MailchimpClient.control("violations").extract().jsonPath().getList(""))
                .isEmpty();
    }

    @Test
    void thePageIsPlainAndLeaksNothing() {
        String back = decide(authorizationUrl(CC), "allow");
        Response page = comeBack(back);

        assertThat(page.asString())
                .contains("<html lang=\"en\">", "<title>Constant Contact is connected - Rollcall</title>", "<main>")
                .doesNotContain(query(back).get("code"), query(back).get("state"), "<script");
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    void theProviderIsAskedWithAChallengeAndAStateOfWhichOnlyTheHashIsStored() {
        JsonPath started = Accounts.start(CC);
        Map<String, String> asked = query(started.getString("authorizationUrl"));

        assertThat(started.getString("expiresAt")).isNotNull();
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("scope", "contact_data offline_access account_read");
        assertThat(asked.get("state")).hasSize(43);
        assertThat(asked.get("redirect_uri")).endsWith("/connect/constant-contact/callback");
        assertThat(Accounts.one("SELECT string_agg(a::text, ' ') AS all FROM connection_attempt a")
                        .getString("all"))
                .doesNotContain(asked.get("state"), asked.get("code_challenge"));
    }

    @Test
    void aStateIsGoodOnce() {
        String back = decide(authorizationUrl(CC), "allow");
        comeBack(back);

        Response again = comeBack(back);

        notConnected(again, "Nobody was expected here with this link, or it was used before.");
        assertThat(account(CC)).isNotNull();
    }

    @Test
    void whoDoesNotAgreeIsToldSo() {
        Response page = comeBack(decide(authorizationUrl(CC), "deny"));

        notConnected(page, "Rollcall was not allowed into the account.");
        assertThat(account(CC)).isNull();
    }

    @Test
    void whoComesTooLateIsToldSo() {
        String back = decide(authorizationUrl(CC), "allow");
        Accounts.run("UPDATE connection_attempt SET expires_at = now() - interval '1 second'");

        notConnected(comeBack(back), "The ten minutes that there are for agreeing are over.");
        assertThat(account(CC)).isNull();
    }

    @Test
    void aStateOfAnotherProviderIsUnknown() {
        String back = decide(authorizationUrl(CC), "allow");

        Response page = comeBack(back.replace("/constant-contact/", "/mailchimp/"));

        assertThat(heading(page)).isEqualTo("Mailchimp is not connected");
        assertThat(page.statusCode()).isEqualTo(400);
    }

    @Test
    void aCodeThatTheProviderDoesNotTakeConnectsNothing() {
        String back = decide(authorizationUrl(CC), "allow");

        Response page = comeBack(back.replaceFirst("code=[^&]+", "code=guessed"));

        notConnected(page, "Constant Contact does not take what it gave before; it ended or was used: connect again.");
        assertThat(account(CC)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/connect/constant-contact/callback, 400, Constant Contact is not connected",
        "/connect/constant-contact/callback?state=guessed&code=guessed, 400, Constant Contact is not connected",
        "/connect/constant-contact/callback?error=%3Cscript%3E, 400, Constant Contact is not connected",
        "/connect/evil/callback?state=x&code=y, 404, There is no such provider"
    })
    void whoWasNotSentIsToldSo(String path, int status, String heading) {
        Response page = given().urlEncodingEnabled(false).get(path);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(heading(page)).isEqualTo(heading);
        assertThat(page.asString()).doesNotContain("guessed", "evil", "script");
    }

    @Test
    void aTokenThatEndedIsRenewedAndWhatIsRefusedForGoodIsNotTriedAgain() {
        comeBack(decide(authorizationUrl(CC), "allow"));
        String first = sealed(CC);
        MailchimpClient.control(
                "faults",
                Map.of("provider", "constant-contact", "kind", "expire-token", "match", "GET /v3/", "count", 1));

        assertThat(Accounts.test(CC).getString("message")).startsWith("Validated: ");
        assertThat(sealed(CC)).isNotEqualTo(first);

        MailchimpClient.control("revoke", Map.of("provider", "constant-contact"))
                .statusCode(200);
        JsonPath refused = Accounts.test(CC);
        assertThat(refused.getString("account.health")).isEqualTo("UNAUTHORIZED");
        assertThat(refused.getString("userErrors[0].message")).endsWith("connect again.");

        given().delete("/sandbox/control/calls").then().statusCode(200);
        assertThat(Accounts.test(CC).getString("userErrors[0].message"))
                .isEqualTo(refused.getString("userErrors[0].message"));
        assertThat(MailchimpClient.control("calls?provider=constant-contact")
                        .extract()
                        .jsonPath()
                        .getList(""))
                .isEmpty();

        comeBack(decide(authorizationUrl(CC), "allow"));
        assertThat(Accounts.test(CC).getString("account.health")).isEqualTo("HEALTHY");
    }

    @Test
    void tokensCodesAndStatesAppearInNoAnswerAndNoLog() {
        try (LoggedText logged = LoggedText.open()) {
            String url = authorizationUrl(CC);
            String back = decide(url, "allow");
            String answers = comeBack(back).asString()
                    + comeBack(back).asString()
                    + Accounts.test(CC).prettify();

            List<String> tokens = Accounts.run("""
                            SELECT token FROM sandbox.constant_contact_access_token
                            UNION ALL SELECT token FROM sandbox.constant_contact_refresh_token
                            """).stream()
                    .map(row -> row.getString("token"))
                    .toList();
            assertThat(tokens).isNotEmpty();
            assertThat(answers + logged.text())
                    .doesNotContain(tokens)
                    .doesNotContain(query(back).get("code"), query(back).get("state"))
                    .doesNotContain("sandbox-secret-of-constant-contact");
        }
    }

    private static String authorizationUrl(String provider) {
        return Objects.requireNonNull(Accounts.start(provider).getString("authorizationUrl"));
    }

    /** What the person chooses on the provider's page; returns where the browser is sent. */
    private static String decide(String authorizationUrl, String decision) {
        given().urlEncodingEnabled(false)
                .get(URI.create(authorizationUrl))
                .then()
                .statusCode(200);
        return given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams(query(authorizationUrl))
                .formParam("decision", decision)
                .post(URI.create(authorizationUrl.substring(0, authorizationUrl.indexOf('?'))))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    private static Response comeBack(String location) {
        return given().urlEncodingEnabled(false).get(URI.create(location));
    }

    private static Map<String, String> query(String url) {
        Map<String, String> query = new HashMap<>();
        Arrays.stream(url.substring(url.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return query;
    }

    private static String heading(Response page) {
        String html = page.asString();
        return html.substring(html.indexOf("<h1>") + 4, html.indexOf("</h1>"));
    }

    private static void notConnected(Response page, String why) {
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(heading(page)).isEqualTo("Constant Contact is not connected");
        assertThat(page.asString()).contains("<p>" + why + "</p>");
    }
}
