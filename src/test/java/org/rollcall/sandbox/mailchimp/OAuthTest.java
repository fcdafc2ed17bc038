package org.rollcall.sandbox.mailchimp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.MailchimpClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class OAuthTest {

    private static final String CALLBACK = "http://localhost:8080/connect/mailchimp/callback";
    private static final Map<String, String> ASKED =
            Map.of("client_id", "635959587059", "redirect_uri", CALLBACK, "response_type", "code", "state", "a&b");

    @BeforeEach
    void startEmpty() {
        MailchimpClient.reset();
    }

    @Test
    void aPersonIsAskedWhetherTheApplicationMayUseHisAccount() {
        given().queryParams(ASKED)
                .get("/sandbox/mailchimp/oauth2/authorize")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("Sample Association (sandbox)"))
                .body(containsString("value=\"a&amp;b\""));
    }

    @Test
    void anAllowedApplicationGetsATokenThatOpensTheApiUntilItIsWithdrawn() {
        String token = exchange(code())
                .statusCode(200)
                .body("expires_in", is(0))
                .body("scope", nullValue())
                .extract()
                .path("access_token");

        given().header("Authorization", "OAuth " + token)
                .get("/sandbox/mailchimp/oauth2/metadata")
                .then()
                .statusCode(200)
                .body("dc", is("us6"))
                .body("accountname", is("Sample Association (sandbox)"))
                .body("api_endpoint", endsWith("/sandbox/mailchimp"));
        assertThat(ping(token)).isEqualTo(200);
        control("revoke", Map.of("provider", "mailchimp")).statusCode(200);
        assertThat(ping(token)).isEqualTo(401);
    }

    @Test
    void aCodeWorksOnceAndForItsRedirectAddressOnly() {
        String code = code();
        exchange(code).statusCode(200);

        exchange(code).statusCode(400).body("error", is("invalid_grant"));
    }

    @Test
    void aResetLeavesAConnectedApplicationConnected() {
        String token = exchange(code()).extract().path("access_token");

        MailchimpClient.reset();
        assertThat(ping(token)).isEqualTo(200);

        control("reset", Map.of("tokens", true)).statusCode(200);
        assertThat(ping(token)).isEqualTo(401);
    }

    private static int ping(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get(MailchimpClient.path("/ping"))
                .statusCode();
    }

    private static String code() {
        Response answer = given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams(ASKED)
                .formParam("decision", "allow")
                .post("/sandbox/mailchimp/oauth2/authorize");
        String location = answer.then()
                .statusCode(303)
                .header("Location", startsWith(CALLBACK + "?code="))
                .header("Location", endsWith("&state=a%26b"))
                .extract()
                .header("Location");
        return location.substring(location.indexOf("code=") + 5, location.indexOf('&'));
    }

    private static ValidatableResponse exchange(String code) {
        return given().contentType(ContentType.URLENC)
                .formParams(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "635959587059",
                        "client_secret", "sandbox-secret-of-mailchimp",
                        "redirect_uri", CALLBACK,
                        "code", code))
                .post("/sandbox/mailchimp/oauth2/token")
                .then();
    }
}
