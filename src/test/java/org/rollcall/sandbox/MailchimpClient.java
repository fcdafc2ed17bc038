package org.rollcall.sandbox;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls the simulated Mailchimp and the control as any client would, over HTTP. */
public final class MailchimpClient {

    public static final String LIST = "5a0d1e8c42";
    private static final String KEY = "0123456789abcdef0123456789abcdef-us6";

    private MailchimpClient() {}

    /** A request with the key; paths are as at the provider, from the audience on when they do not start with a slash. */
    public static RequestSpecification mailchimp() {
        return given().auth().preemptive().basic("anystring", KEY).contentType(ContentType.JSON);
    }

    public static String path(String rest) {
        return "/sandbox/mailchimp/3.0" + (rest.startsWith("/") ? rest : "/lists/" + LIST + "/" + rest);
    }

    public static ValidatableResponse get(String rest) {
        return mailchimp().get(path(rest)).then();
    }

    public static ValidatableResponse post(String rest, Object body) {
        return mailchimp().body(body).post(path(rest)).then();
    }

    public static ValidatableResponse put(String member, Object body) {
        return mailchimp().body(body).put(path("members/" + member)).then();
    }

    public static ValidatableResponse patch(String member, Object body) {
        return mailchimp().body(body).patch(path("members/" + member)).then();
    }

    public static ValidatableResponse delete(String rest) {
        return mailchimp().delete(path(rest)).then();
    }

    /** Adds a subscribed member. */
    public static ValidatableResponse subscribe(String email) {
        return post("members", Map.of("email_address", email, "status", "subscribed"));
    }

    public static ValidatableResponse bulk(List<? extends Map<String, ?>> members, boolean updateExisting) {
        return post("/lists/" + LIST, Map.of("members", members, "update_existing", updateExisting));
    }

    /** New subscribed rows with addresses of their own. */
    public static List<Map<String, Object>> rows(int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Map.of(
                    "email_address",
                    "m" + i + "@rows.test",
                    "status",
                    "subscribed",
                    "merge_fields",
                    Map.of("FNAME", "First" + i, "LNAME", "Last" + i)));
        }
        return rows;
    }

    public static ValidatableResponse person(String email, String action) {
        return control("people", Map.of("provider", "mailchimp", "email", email, "action", action))
                .statusCode(200);
    }

    public static ValidatableResponse fault(String kind, String match) {
        return control("faults", Map.of("provider", "mailchimp", "kind", kind, "match", match, "count", 1))
                .statusCode(200);
    }

    public static ValidatableResponse control(String action, Object body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/sandbox/control/" + action)
                .then();
    }

    public static ValidatableResponse control(String reading) {
        return given().get("/sandbox/control/" + reading).then().statusCode(200);
    }

    public static void reset() {
        control("reset", Map.of()).statusCode(200);
    }
}
