package org.rollcall.sandbox.constantcontact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.rollcall.sandbox.ConstantContactClient.CALLBACK;
import static org.rollcall.sandbox.ConstantContactClient.CLIENT_ID;
import static org.rollcall.sandbox.ConstantContactClient.OAUTH;
import static org.rollcall.sandbox.ConstantContactClient.allow;
import static org.rollcall.sandbox.ConstantContactClient.asking;
import static org.rollcall.sandbox.ConstantContactClient.code;
import static org.rollcall.sandbox.ConstantContactClient.exchange;
import static org.rollcall.sandbox.ConstantContactClient.get;
import static org.rollcall.sandbox.ConstantContactClient.moveClock;
import static org.rollcall.sandbox.ConstantContactClient.parameter;
import static org.rollcall.sandbox.ConstantContactClient.refresh;
import static org.rollcall.sandbox.ConstantContactClient.useToken;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.ConstantContactClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class AccessTest {

    private static final String SCOPE = "contact_data offline_access";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @BeforeEach
    void connect() {
        ConstantContactClient.connect();
    }

    @Test
    void aPersonSeesWhoAsksForWhatAndNothingOnThePageRuns() {
        Map<String, String> asked = asking(SCOPE);
        asked.put("state", "\"><script>alert(1)</script>");

        given().queryParams(asked)
                .get(OAUTH + "authorize")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("form-action 'self' http://127.0.0.1:8080"))
                .body(containsString("<html lang=\"en\">"))
                .body(containsString(">Allow</button>"))
                .body(containsString(">Deny</button>"))
                .body(not(containsString("<script")));
    }

    @Test
    void onlyTheRegisteredApplicationAndItsAddressAreAsked() {
        Map<String, String> elsewhere = asking(SCOPE);
        elsewhere.put("redirect_uri", "https://elsewhere.test/connect/constant-contact/callback");
        Map<String, String> unknown = asking(SCOPE);
        unknown.put("client_id", "somebody");

        allow(elsewhere).then().statusCode(400).contentType("text/html").header("Location", nullValue());
        allow(unknown).then().statusCode(400).contentType("text/html").header("Location", nullValue());
        assertThat(parameter(allow(asking("account_read")), "error")).isEqualTo("invalid_scope");
    }

    @Test
    void whoeverDeniesSendsTheBrowserBackWithoutACode() {
        String location = given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams(asking(SCOPE))
                .formParam("decision", "deny")
                .post(OAUTH + "authorize")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        assertThat(location).isEqualTo(CALLBACK + "?error=access_denied&state=xyz");
    }

    @Test
    void aCodeIsExchangedForTokensOnce() {
        String code = code(SCOPE);

        String token = exchange(code)
                .statusCode(200)
                .body("token_type", is("Bearer"))
                .body("expires_in", is(86_400))
                .body("scope", is(SCOPE))
                .body("refresh_token", not(nullValue()))
                .extract()
                .path("access_token");

        assertThat(token.length()).isBetween(800, 1_200);
        assertThat(token.split("\\.")).hasSize(3);
        exchange(code).statusCode(400).body("error", is("invalid_grant"));
    }

    @Test
    void aCodeLivesForFiveMinutes() {
        String code = code(SCOPE);
        moveClock("PT301S");

        exchange(code).statusCode(400).body("error", is("invalid_grant"));
    }

    @Test
    void withoutOfflineAccessThereIsNoRefreshToken() {
        exchange(code("contact_data")).statusCode(200).body("refresh_token", nullValue());
    }

    @Test
    void anApplicationWithoutASecretProvesThatItAsked() {
        wrongVerifier().statusCode(400).body("error", is("invalid_grant"));
        ValidatableResponse proven = bySelf(Map.of("code", challenged(), "code_verifier", VERIFIER));

        String refresh = proven.statusCode(200).extract().path("refresh_token");

        given().contentType(ContentType.URLENC)
                .formParams(Map.of("grant_type", "refresh_token", "client_id", CLIENT_ID, "refresh_token", refresh))
                .post(OAUTH + "token")
                .then()
                .statusCode(200);
    }

    @Test
    void anUnknownClientGetsNothing() {
        given().auth()
                .preemptive()
                .basic(CLIENT_ID, "guessed")
                .contentType(ContentType.URLENC)
                .formParams(Map.of("grant_type", "authorization_code", "code", code(SCOPE), "redirect_uri", CALLBACK))
                .post(OAUTH + "token")
                .then()
                .statusCode(401)
                .body("error", is("invalid_client"));
    }

    @Test
    void anAccessTokenEndsAfterADayOfTheMovedClock() {
        get("/account/summary").statusCode(200).body("organization_name", is("Sample Association (sandbox)"));
        moveClock("PT23H59M");
        get("/account/summary").statusCode(200);

        moveClock("P1D");

        get("/account/summary")
                .statusCode(401)
                .body("error_key", is("unauthorized"))
                .body("error_message", is("Unauthorized"));
    }

    @Test
    void aRefreshTokenWorksOnceAndTheOldAccessTokenLivesOn() {
        ValidatableResponse first = exchange(code(SCOPE));
        String refresh = first.extract().path("refresh_token");
        useToken(first.extract().path("access_token"));
        String next = refresh(refresh).statusCode(200).extract().path("refresh_token");
        get("/account/summary").statusCode(200);
        control("violations").body("$", empty());

        refresh(refresh).statusCode(400).body("error", is("invalid_grant"));

        control("violations").body("kind", contains("refresh-token-reused"));
        refresh(next).statusCode(200);
    }

    @Test
    void aNewSetKillsEarlierRefreshTokens() {
        String earlier = exchange(code(SCOPE)).extract().path("refresh_token");
        exchange(code(SCOPE)).statusCode(200);

        refresh(earlier).statusCode(400).body("error", is("invalid_grant"));

        control("violations").body("$", empty());
    }

    @Test
    void aRefreshTokenDiesAfterHalfAYearUnused() {
        String token = exchange(code(SCOPE)).extract().path("refresh_token");
        moveClock("P179D");
        String next = refresh(token).statusCode(200).extract().path("refresh_token");

        moveClock("P360D");

        refresh(next).statusCode(400).body("error", is("invalid_grant"));
    }

    @Test
    void aPersonWithdrawsTheAccess() {
        String refresh = exchange(code(SCOPE)).extract().path("refresh_token");
        control("revoke", Map.of("provider", "constant-contact")).statusCode(200);

        get("/account/summary").statusCode(401);
        refresh(refresh).statusCode(400).body("error", is("invalid_grant"));
        control("violations").body("$", empty());
    }

    @Test
    void aResetLeavesTheApplicationConnected() {
        control("reset", Map.of()).statusCode(200);

        get("/account/summary").statusCode(200);
    }

    @Test
    void anExpiredTokenIsPlayedForTheCallThatMeetsItOnly() {
        ConstantContactClient.fault("expire-token", "POST /v3/contact_lists");
        get("/contact_lists").statusCode(200);
        ConstantContactClient.post("/contact_lists", Map.of("name", "Board")).statusCode(401);
        ConstantContactClient.fault("expire-token", "");
        get("/contact_lists").statusCode(401);

        useToken(exchange(code(SCOPE)).extract().path("access_token"));

        get("/contact_lists").statusCode(401);
        useToken(exchange(code(SCOPE)).extract().path("access_token"));
        get("/contact_lists").statusCode(200).body("lists", empty());
    }

    private static ValidatableResponse wrongVerifier() {
        return bySelf(Map.of("code", challenged(), "code_verifier", "guessed"));
    }

    private static String challenged() {
        Map<String, String> asked = asking(SCOPE);
        asked.put("code_challenge", CHALLENGE);
        asked.put("code_challenge_method", "S256");
        return parameter(allow(asked), "code");
    }

    private static ValidatableResponse bySelf(Map<String, String> form) {
        Map<String, String> all = new HashMap<>(form);
        all.put("grant_type", "authorization_code");
        all.put("client_id", CLIENT_ID);
        all.put("redirect_uri", CALLBACK);
        return given().contentType(ContentType.URLENC)
                .formParams(all)
                .post(OAUTH + "token")
                .then();
    }
}
