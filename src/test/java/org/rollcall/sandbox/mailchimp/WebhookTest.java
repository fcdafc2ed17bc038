package org.rollcall.sandbox.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.rollcall.sandbox.MailchimpClient.control;
import static org.rollcall.sandbox.MailchimpClient.delete;
import static org.rollcall.sandbox.MailchimpClient.get;
import static org.rollcall.sandbox.MailchimpClient.patch;
import static org.rollcall.sandbox.MailchimpClient.person;
import static org.rollcall.sandbox.MailchimpClient.post;
import static org.rollcall.sandbox.MailchimpClient.subscribe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.Form;
import org.rollcall.sandbox.MailchimpClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class WebhookTest {

    private static final List<String> EVENTS =
            List.of("subscribe", "unsubscribe", "profile", "cleaned", "upemail", "campaign");

    private record Heard(String method, String agent, String signature, String body) {
        Form form() {
            return Form.read(body);
        }
    }

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(200);
    private HttpServer ear;

    @BeforeEach
    void listen() throws IOException {
        MailchimpClient.reset();
        ear = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ear.createContext("/", this::hear);
        ear.start();
    }

    @AfterEach
    void stop() {
        MailchimpClient.reset();
        ear.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(new Heard(
                exchange.getRequestMethod(),
                String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")),
                String.valueOf(exchange.getRequestHeaders().getFirst("X-Mailchimp-Signature")),
                body));
        exchange.sendResponseHeaders(answer.get(), -1);
        exchange.close();
    }

    private String url() {
        return "http://127.0.0.1:" + ear.getAddress().getPort() + "/hook/secret-in-the-url";
    }

    private ValidatableResponse register(boolean api) {
        Map<String, Boolean> events =
                EVENTS.stream().collect(java.util.stream.Collectors.toMap(event -> event, event -> true));
        return post(
                "webhooks",
                Map.of("url", url(), "events", events, "sources", Map.of("user", true, "admin", true, "api", api)));
    }

    /** What was posted, once there are so many. */
    private List<Heard> posts(int count) {
        await().until(() ->
                heard.stream().filter(one -> one.method().equals("POST")).count() >= count);
        return heard.stream().filter(one -> one.method().equals("POST")).toList();
    }

    private List<String> types(int count) {
        return posts(count).stream().map(one -> one.form().get("type")).toList();
    }

    @Test
    void aWebhookIsKeptUntilItIsDeletedAndItsSecretToldOnce() {
        String id = register(false)
                .statusCode(200)
                .body("events.subscribe", is(true))
                .body("sources.api", is(false))
                .body("signing_enabled", is(true))
                .body("$", hasKey("signing_secret"))
                .extract()
                .path("id");

        assertThat(heard)
                .extracting(Heard::method, Heard::agent)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("GET", "MailChimp.com WebHook Validator"));
        get("webhooks").body("webhooks.id", contains(id)).body("webhooks[0]", not(hasKey("signing_secret")));
        register(false).statusCode(400);
        delete("webhooks/" + id).statusCode(204);
        get("webhooks").body("webhooks", empty());
    }

    @Test
    void whereNobodyListensNoneIsMade() {
        answer.set(404);

        register(false).statusCode(400).body("title", is("Invalid Resource"));
        post("webhooks", Map.of("url", "https://rollcall.test/hook")).statusCode(400);

        get("webhooks").body("webhooks", empty());
    }

    @Test
    void whatPeopleDoIsToldInTheProvidersOwnForms() {
        subscribe("ann@members.test").statusCode(200);
        register(false).statusCode(200);

        person("ann@members.test", "unsubscribe");
        person("ann@members.test", "subscribe");
        control(
                "people",
                Map.of(
                        "provider",
                        "mailchimp",
                        "email",
                        "ann@members.test",
                        "action",
                        "edit",
                        "fields",
                        Map.of("FNAME", "Ann")));
        control(
                "people",
                Map.of(
                        "provider",
                        "mailchimp",
                        "email",
                        "ann@members.test",
                        "action",
                        "change-email",
                        "newEmail",
                        "ann.abel@members.test"));
        person("ann.abel@members.test", "bounce");
        person("ann.abel@members.test", "forget");

        assertThat(types(7))
                .containsExactly("unsubscribe", "subscribe", "profile", "upemail", "profile", "cleaned", "unsubscribe");
        List<Heard> posts = posts(7);
        Form left = posts.get(0).form();
        assertThat(left.get("data[email]")).isEqualTo("ann@members.test");
        assertThat(left.get("data[action]")).isEqualTo("unsub");
        assertThat(left.get("data[list_id]")).isEqualTo(MailchimpClient.LIST);
        assertThat(left.get("fired_at")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(posts.get(2).form().get("data[merges][FNAME]")).isEqualTo("Ann");
        assertThat(posts.get(3).form().get("data[old_email]")).isEqualTo("ann@members.test");
        assertThat(posts.get(3).form().get("data[new_email]")).isEqualTo("ann.abel@members.test");
        assertThat(posts.get(5).form().get("data[reason]")).isEqualTo("hard");
        assertThat(posts.get(6).form().get("data[action]")).isEqualTo("delete");
    }

    @Test
    void aPostIsSignedWithTheWebhooksSecret() throws Exception {
        subscribe("ann@members.test").statusCode(200);
        String secret = register(false).extract().path("signing_secret");

        person("ann@members.test", "unsubscribe");

        Heard post = posts(1).get(0);
        String time = post.signature().replaceFirst("^t=(\\d+),v1=.*", "$1");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected =
                HexFormat.of().formatHex(mac.doFinal((time + "." + post.body()).getBytes(StandardCharsets.UTF_8)));
        assertThat(post.signature()).isEqualTo("t=" + time + ",v1=" + expected);
    }

    @Test
    void whatTheApiDoesIsToldToWhoWantsThat() {
        register(true).statusCode(200);

        subscribe("ann@members.test").statusCode(200);
        patch("ann@members.test", Map.of("merge_fields", Map.of("LNAME", "Abel")))
                .statusCode(200);
        patch("ann@members.test", Map.of("merge_fields", Map.of("LNAME", "Abel")))
                .statusCode(200);
        delete("members/ann@members.test").statusCode(204);

        assertThat(types(3)).containsExactly("subscribe", "profile", "unsubscribe");
    }

    @Test
    void whatTheApiDoesIsNotToldToOthers() {
        register(false).statusCode(200);

        subscribe("ann@members.test").statusCode(200);
        person("ann@members.test", "unsubscribe");

        assertThat(types(1)).containsExactly("unsubscribe");
    }

    @Test
    void whatWasNotTakenIsToldAgainAndTheControlShowsIt() {
        subscribe("ann@members.test").statusCode(200);
        register(false).statusCode(200);
        answer.set(500);

        person("ann@members.test", "unsubscribe");
        posts(1);
        answer.set(200);
        posts(2);
        await().until(() ->
                control("webhooks").extract().jsonPath().getList("state").equals(List.of("delivered")));

        control("webhooks")
                .body("[0]", aMapWithSize(6))
                .body("[0].type", is("unsubscribe"))
                .body("[0].status", is(200))
                .body("[0].attempts", is(2))
                .body("[0].url", is(url().replace("secret-in-the-url", "…")));
        int n = control("webhooks").extract().path("[0].n");
        control("webhooks/replay", Map.of("n", n)).statusCode(200);
        assertThat(posts(3).get(2).body()).isEqualTo(posts(3).get(0).body());
        control("webhooks/replay", Map.of("n", 999_999)).statusCode(400);
    }
}
