package org.rollcall.sync;

import static io.restassured.RestAssured.given;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.provider.Provider;

/** A simulated provider's control: what is there, what was called, and what people and networks do. */
final class Sandbox {

    static final Sandbox MAILCHIMP =
            new Sandbox(Provider.MAILCHIMP, "mailchimp", "POST /3.0/lists", "FNAME", "LNAME", Set.of("subscribed"));
    static final Sandbox CONSTANT_CONTACT = new Sandbox(
            Provider.CONSTANT_CONTACT,
            "constant-contact",
            "POST /v3/",
            "first_name",
            "last_name",
            Set.of("implicit", "explicit"));

    /**
     * A contact as it is at the provider.
     *
     * @param subscribed whether mail is sent to it
     */
    record Contact(
            String email,
            String contactId,
            String status,
            boolean subscribed,
            String firstName,
            String lastName,
            List<String> lists,
            int created) {}

    private final Provider provider;
    private final String name;
    private final String writing;
    private final String firstName;
    private final String lastName;
    private final Set<String> subscribed;

    private Sandbox(
            Provider provider, String name, String writing, String firstName, String lastName, Set<String> subscribed) {
        this.provider = provider;
        this.name = name;
        this.writing = writing;
        this.firstName = firstName;
        this.lastName = lastName;
        this.subscribed = subscribed;
    }

    Provider provider() {
        return provider;
    }

    /** Connects the account, where that has not been done: by a person who agrees at the provider. */
    void connect() {
        boolean connected = Association.ask("{ providerAccounts { provider } }", Map.of())
                .<String>getList("providerAccounts.provider")
                .contains(provider.name());
        if (!connected) {
            connectAnew();
        }
    }

    void connectAnew() {
        URI page = URI.create(Association.ask("""
                mutation($p: Provider!) { startProviderConnection(input: { provider: $p }) {
                    authorizationUrl userErrors { message } } }
                """, Map.of("p", provider.name()))
                .getString("startProviderConnection.authorizationUrl"));
        Map<String, String> form = new HashMap<>(Map.of("decision", "allow"));
        for (String parameter : page.getRawQuery().split("&", -1)) {
            String[] pair = parameter.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        String back = given().redirects()
                .follow(false)
                .formParams(form)
                .post(page.getPath())
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        given().urlEncodingEnabled(false).get(back).then().statusCode(200);
    }

    /** Nothing played, no waiting, an empty log of calls. */
    void calm() {
        given().delete("/sandbox/control/faults").then().statusCode(200);
        latency(0);
        given().delete("/sandbox/control/calls?provider=" + name).then().statusCode(200);
    }

    void latency(int millis) {
        put("latency", Map.of("provider", name, "millis", millis));
    }

    /** How long activities take. */
    void activities(int millis) {
        put("latency", Map.of("provider", name, "activityMillis", millis));
    }

    private static void put(String what, Map<String, ?> body) {
        given().contentType("application/json")
                .body(body)
                .put("/sandbox/control/" + what)
                .then()
                .statusCode(200);
    }

    static void clock(String offset) {
        put("clock", Map.of("offset", offset));
    }

    /** The next writing calls meet a fault. */
    void fault(String kind, int count) {
        fault(kind, writing, count);
    }

    void fault(String kind, String match, int count) {
        control("faults", Map.of("provider", name, "kind", kind, "match", match, "count", count));
    }

    void badRow(String email) {
        control("faults", Map.of("provider", name, "kind", "bad-row", "email", email));
    }

    void person(String email, String action) {
        control("people", Map.of("provider", name, "email", email, "action", action));
    }

    void person(String email, String action, String list) {
        control("people", Map.of("provider", name, "email", email, "action", action, "list", list));
    }

    /** Somebody changes a contact's name by hand. */
    void edit(String email, String first, String last) {
        control(
                "people",
                Map.of(
                        "provider",
                        name,
                        "email",
                        email,
                        "action",
                        "edit",
                        "fields",
                        Map.of(firstName, first, lastName, last)));
    }

    /** Somebody puts a contact on a list by hand. */
    void putOnList(String email, String list) {
        if (this == CONSTANT_CONTACT) {
            person(email, "join-list", list);
        } else {
            tag(email, list, "active");
        }
    }

    /** Somebody takes a contact off a list by hand. */
    void takeOffList(String email, String list) {
        if (this == CONSTANT_CONTACT) {
            person(email, "leave-list", list);
        } else {
            tag(email, list, "inactive");
        }
    }

    private static void tag(String email, String list, String status) {
        given().auth()
                .preemptive()
                .basic("any", "0123456789abcdef0123456789abcdef-us6")
                .contentType("application/json")
                .body(Map.of("tags", List.of(Map.of("name", list, "status", status))))
                .post("/sandbox/mailchimp/3.0/lists/5a0d1e8c42/members/{email}/tags", email)
                .then()
                .statusCode(204);
    }

    void deleteList(String list) {
        control("people", Map.of("provider", name, "action", "delete-list", "list", list));
    }

    void changeEmail(String email, String next) {
        control("people", Map.of("provider", name, "email", email, "action", "change-email", "newEmail", next));
    }

    static void control(String what, Map<String, ?> body) {
        given().contentType("application/json")
                .body(body)
                .post("/sandbox/control/" + what)
                .then()
                .statusCode(200);
    }

    /** Calls that change something, in order; making a list and fields are set-up and not among them, nor are tokens. */
    List<String> writes() {
        return calls().stream()
                .filter(call -> !call.startsWith("GET"))
                .filter(call -> !call.matches("POST .*/(segments|contact_lists|contact_custom_fields|token)"))
                .filter(call -> !call.contains("/merge-fields"))
                .toList();
    }

    /** All calls, in order. */
    List<String> calls() {
        return read("calls").stream()
                .map(call -> call.get("method") + " " + call.get("path"))
                .toList();
    }

    List<Map<String, Object>> violations() {
        return read("violations");
    }

    /** Contacts of this domain, by address. */
    Map<String, Contact> contacts(String domain) {
        return read("contacts").stream()
                .map(this::contact)
                .filter(contact -> contact.email().endsWith("@" + domain))
                .collect(Collectors.toMap(Contact::email, contact -> contact));
    }

    /** A field of every contact of this domain. */
    List<String> fields(String domain, String field) {
        return read("contacts").stream()
                .filter(contact -> text(contact.get("email")).endsWith("@" + domain))
                .map(contact -> text(((Map<?, ?>) Objects.requireNonNull(contact.get("fields"))).get(field)))
                .toList();
    }

    Contact contact(String domain, String email) {
        return Objects.requireNonNull(contacts(domain).get(email), email);
    }

    @SuppressWarnings("unchecked")
    private Contact contact(Map<String, Object> json) {
        Map<String, Object> fields = new HashMap<>((Map<String, Object>) Objects.requireNonNull(json.get("fields")));
        return new Contact(
                text(json.get("email")),
                text(json.get("contactId")),
                text(json.get("status")),
                subscribed.contains(text(json.get("status"))),
                text(fields.get(firstName)),
                text(fields.get(lastName)),
                (List<String>) Objects.requireNonNull(json.get("lists")),
                ((Number) Objects.requireNonNull(json.get("created"))).intValue());
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return String.valueOf(value);
    }

    private List<Map<String, Object>> read(String what) {
        return given().get("/sandbox/control/" + what + "?provider=" + name)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }
}
