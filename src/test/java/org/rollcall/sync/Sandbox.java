package org.rollcall.sync;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The simulated Mailchimp's control: what is there, what was called, and what people and networks do. */
final class Sandbox {

    /** A contact as it is at the provider. */
    record Contact(
            String email,
            String contactId,
            String status,
            String firstName,
            String lastName,
            List<String> lists,
            int created) {

        boolean subscribed() {
            return status.equals("subscribed");
        }
    }

    private Sandbox() {}

    /** Nothing played, no waiting, an empty log of calls. */
    static void calm() {
        given().delete("/sandbox/control/faults").then().statusCode(200);
        latency(0);
        given().delete("/sandbox/control/calls?provider=mailchimp").then().statusCode(200);
    }

    static void latency(int millis) {
        given().contentType("application/json")
                .body(Map.of("provider", "mailchimp", "millis", millis))
                .put("/sandbox/control/latency")
                .then()
                .statusCode(200);
    }

    static void fault(String kind, String match, int count) {
        control("faults", Map.of("provider", "mailchimp", "kind", kind, "match", match, "count", count));
    }

    static void badRow(String email) {
        control("faults", Map.of("provider", "mailchimp", "kind", "bad-row", "email", email));
    }

    static void person(String email, String action) {
        control("people", Map.of("provider", "mailchimp", "email", email, "action", action));
    }

    static void changeEmail(String email, String next) {
        control("people", Map.of("provider", "mailchimp", "email", email, "action", "change-email", "newEmail", next));
    }

    private static void control(String what, Map<String, ?> body) {
        given().contentType("application/json")
                .body(body)
                .post("/sandbox/control/" + what)
                .then()
                .statusCode(200);
    }

    /** Calls that change something, in order; making a tag and fields are set-up and not among them. */
    static List<String> writes() {
        return read("calls").stream()
                .filter(call -> !"GET".equals(call.get("method")))
                .map(call -> call.get("method") + " " + call.get("path"))
                .filter(call -> !call.matches("POST .*/segments") && !call.contains("/merge-fields"))
                .toList();
    }

    static int violations() {
        return read("violations").size();
    }

    /** Contacts of this domain, by address. */
    static Map<String, Contact> contacts(String domain) {
        return read("contacts").stream()
                .map(Sandbox::contact)
                .filter(contact -> contact.email().endsWith("@" + domain))
                .collect(Collectors.toMap(Contact::email, contact -> contact));
    }

    static Contact contact(String domain, String email) {
        return Objects.requireNonNull(contacts(domain).get(email), email);
    }

    @SuppressWarnings("unchecked")
    private static Contact contact(Map<String, Object> json) {
        Map<String, Object> fields = new HashMap<>((Map<String, Object>) Objects.requireNonNull(json.get("fields")));
        return new Contact(
                text(json.get("email")),
                text(json.get("contactId")),
                text(json.get("status")),
                text(fields.get("FNAME")),
                text(fields.get("LNAME")),
                (List<String>) Objects.requireNonNull(json.get("lists")),
                ((Number) Objects.requireNonNull(json.get("created"))).intValue());
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return String.valueOf(value);
    }

    private static List<Map<String, Object>> read(String what) {
        return given().get("/sandbox/control/" + what + "?provider=mailchimp")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }
}
