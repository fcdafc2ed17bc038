package org.rollcall.sandbox;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the simulated Constant Contact and the control as any client would, over HTTP. */
public final class ConstantContactClient {

    public static final String CLIENT_ID = "7d2f6c1e-3b58-4f0a-9c47-0a1b2c3d4e5f";
    public static final String SECRET = "sandbox-secret-of-constant-contact";
    public static final String CALLBACK = "http://127.0.0.1:8080/connect/constant-contact/callback";
    public static final String OAUTH = "/sandbox/constant-contact/oauth2/default/v1/";

    private static String accessToken = "";

    private ConstantContactClient() {}

    /** Starts empty, let in, and with no limit of calls that a test could reach by accident. */
    public static void connect() {
        control("reset", Map.of("tokens", true)).statusCode(200);
        limits(1_000, 10_000);
        accessToken = exchange(code("contact_data offline_access account_read"))
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    public static void useToken(String token) {
        accessToken = token;
    }

    public static Response allow(Map<String, String> parameters) {
        return given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams(parameters)
                .formParam("decision", "allow")
                .post(OAUTH + "authorize");
    }

    public static Map<String, String> asking(String scope) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("client_id", CLIENT_ID);
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("response_type", "code");
        parameters.put("scope", scope);
        parameters.put("state", "xyz");
        return parameters;
    }

    /** Lets the application in, as a person does, and returns the code. */
    public static String code(String scope) {
        return parameter(allow(asking(scope)), "code");
    }

    /** A parameter of the address that an answer sends the browser to. */
    public static String parameter(Response redirect, String name) {
        String query = URI.create(redirect.then().statusCode(303).extract().header("Location"))
                .getQuery();
        return List.of(query.split("&")).stream()
                .filter(pair -> pair.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    public static ValidatableResponse exchange(String code) {
        return token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK));
    }

    public static ValidatableResponse refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private static ValidatableResponse token(Map<String, String> form) {
        return given().auth()
                .preemptive()
                .basic(CLIENT_ID, SECRET)
                .contentType(ContentType.URLENC)
                .formParams(form)
                .post(OAUTH + "token")
                .then();
    }

    public static RequestSpecification authorized() {
        return given().urlEncodingEnabled(true)
                .header("Authorization", "Bearer " + accessToken)
                .contentType(ContentType.JSON);
    }

    public static ValidatableResponse get(String path) {
        return authorized().get("/sandbox/constant-contact/v3" + path).then();
    }

    public static ValidatableResponse post(String path, Object body) {
        return authorized()
                .body(body)
                .post("/sandbox/constant-contact/v3" + path)
                .then();
    }

    public static ValidatableResponse put(String path, Object body) {
        return authorized()
                .body(body)
                .put("/sandbox/constant-contact/v3" + path)
                .then();
    }

    public static ValidatableResponse delete(String path) {
        return authorized().delete("/sandbox/constant-contact/v3" + path).then();
    }

    public static String list(String name) {
        return post("/contact_lists", Map.of("name", name))
                .statusCode(201)
                .extract()
                .path("list_id");
    }

    /** Adds a contact to the lists, and returns its id. */
    public static String contact(String email, String... lists) {
        return post(
                        "/contacts",
                        Map.of(
                                "email_address",
                                Map.of("address", email, "permission_to_send", "implicit"),
                                "create_source",
                                "Account",
                                "list_memberships",
                                List.of(lists)))
                .statusCode(201)
                .extract()
                .path("contact_id");
    }

    /** Reads a contact with its lists. */
    public static ValidatableResponse read(String id) {
        return get("/contacts/" + id + "?include=list_memberships,custom_fields")
                .statusCode(200);
    }

    /** Imports rows into a list, and awaits the end. */
    public static ValidatableResponse imported(String list, List<? extends Map<String, ?>> rows) {
        return finished("/activities/contacts_json_import", Map.of("import_data", rows, "list_ids", List.of(list)));
    }

    /** Asks for an activity, and awaits its end. */
    public static ValidatableResponse finished(String path, Object body) {
        return awaited(post(path, body).statusCode(201).extract().path("activity_id"));
    }

    public static ValidatableResponse awaited(String activity) {
        await().until(() -> !List.of("initialized", "processing")
                .contains(get("/activities/" + activity).extract().<String>path("state")));
        return get("/activities/" + activity);
    }

    public static Map<String, String> row(String email, String... namesAndValues) {
        Map<String, String> row = new HashMap<>(Map.of("email", email));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    /** Rows with addresses of their own. */
    public static List<Map<String, String>> rows(int count) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row("m" + i + "@rows.test", "first_name", "First" + i, "last_name", "Last" + i));
        }
        return rows;
    }

    public static void person(String email, String action) {
        person(email, action, null);
    }

    public static void person(String email, String action, @Nullable String list) {
        Map<String, Object> act = new HashMap<>(Map.of("email", email, "action", action));
        if (list != null) {
            act.put("list", list);
        }
        act.put("provider", "constant-contact");
        control("people", act).statusCode(200);
    }

    public static void fault(String kind, String match) {
        control("faults", Map.of("provider", "constant-contact", "kind", kind, "match", match, "count", 1))
                .statusCode(200);
    }

    public static void limits(int callsPerSecond, int callsPerDay) {
        set(
                "limits",
                Map.of("provider", "constant-contact", "callsPerSecond", callsPerSecond, "callsPerDay", callsPerDay));
    }

    public static void moveClock(String offset) {
        set("clock", Map.of("offset", offset));
    }

    public static void set(String what, Map<String, ?> body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .put("/sandbox/control/" + what)
                .then()
                .statusCode(200);
    }
}
