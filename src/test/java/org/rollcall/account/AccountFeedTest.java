package org.rollcall.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.OwnApplication;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.MailchimpClient;

@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class AccountFeedTest {

    private final Subscriber subscriber = new Subscriber();

    @BeforeEach
    void startConnected() {
        MailchimpClient.reset();
        Accounts.disconnect("CONSTANT_CONTACT");
        Accounts.connectMailchimp();
    }

    @AfterEach
    void hangUp() {
        subscriber.close();
        Accounts.pause("MAILCHIMP", false);
    }

    @Test
    void aSubscriberGetsEachAccountAndThenWhatChanges() throws Exception {
        subscriber.subscribe();
        assertThat(subscriber.next().getString("provider")).isEqualTo("MAILCHIMP");

        Accounts.pause("MAILCHIMP", true);
        assertThat(subscriber.next().getBoolean("paused")).isTrue();
        Accounts.pause("MAILCHIMP", true);
        Accounts.run("UPDATE provider_account SET health = 'DEGRADED', health_message = 'Slow.', checked_at = now()");
        JsonObject degraded = subscriber.next();
        assertThat(degraded.getString("health")).isEqualTo("DEGRADED");
        assertThat(degraded.getString("healthMessage")).isEqualTo("Slow.");
        Accounts.run("UPDATE provider_account SET checked_at = now()");
        Accounts.run("UPDATE provider_account SET name = 'Renamed'");
        assertThat(subscriber.next().getString("name")).isEqualTo("Renamed");

        Accounts.disconnect("MAILCHIMP");
        assertThat(subscriber.next().getBoolean("connected")).isFalse();
        Accounts.connectMailchimp();
        assertThat(subscriber.next().getBoolean("connected")).isTrue();
    }

    @Test
    void anAccountThatAnotherOneReplacesIsSaidToBeDisconnected() throws Exception {
        subscriber.subscribe();
        String former = subscriber.next().getString("id");
        Accounts.settled();
        Accounts.run("UPDATE provider_account SET external_id = 'another one'");

        Accounts.connectMailchimp();

        JsonObject gone = subscriber.next();
        assertThat(gone.getString("id")).isEqualTo(former);
        assertThat(gone.getBoolean("connected")).isFalse();
        JsonObject there = subscriber.next();
        assertThat(there.getString("id")).isNotEqualTo(former);
        assertThat(there.getBoolean("connected")).isTrue();
    }

    @Test
    void aChangeComesWithoutANotificationToo() throws Exception {
        subscriber.subscribe();
        subscriber.next();
        Accounts.run("ALTER TABLE provider_account DISABLE TRIGGER account_changed");
        try {
            Accounts.pause("MAILCHIMP", true);

            assertThat(subscriber.next().getBoolean("paused")).isTrue();
        } finally {
            Accounts.run("ALTER TABLE provider_account ENABLE TRIGGER account_changed");
        }
    }

    /** Speaks graphql-transport-ws, and keeps what comes until it is asked for. */
    private static final class Subscriber implements WebSocket.Listener {

        private static final String SUBSCRIPTION = """
                subscription { accountChanged {
                    id provider name health healthMessage paused connected connectedBy lists { name } } }
                """;

        private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private @Nullable WebSocket socket;

        void subscribe() throws Exception {
            WebSocket opened = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/graphql"), this)
                    .get(10, TimeUnit.SECONDS);
            socket = opened;
            opened.sendText("{\"type\":\"connection_init\"}", true).get(10, TimeUnit.SECONDS);
            assertThat(message().getString("type")).isEqualTo("connection_ack");
            JsonObject subscribe = new JsonObject()
                    .put("id", "1")
                    .put("type", "subscribe")
                    .put("payload", new JsonObject().put("query", SUBSCRIPTION));
            opened.sendText(subscribe.encode(), true).get(10, TimeUnit.SECONDS);
        }

        JsonObject next() throws InterruptedException {
            JsonObject message = message();
            assertThat(message.getString("type")).as(message.encode()).isEqualTo("next");
            JsonObject payload = message.getJsonObject("payload");
            assertThat(payload.getJsonArray("errors")).as(message.encode()).isNull();
            return payload.getJsonObject("data").getJsonObject("accountChanged");
        }

        private JsonObject message() throws InterruptedException {
            JsonObject message = messages.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("Nothing came.");
            }
            return message;
        }

        void close() {
            if (socket != null) {
                socket.abort();
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(new JsonObject(part.toString()));
                part.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
