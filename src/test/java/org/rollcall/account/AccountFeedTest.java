package org.rollcall.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.GraphqlSocket;
import org.rollcall.OwnApplication;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.MailchimpClient;

@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class AccountFeedTest {

    private static final String SUBSCRIPTION = """
            subscription { accountChanged {
                id provider name health healthMessage paused connected connectedBy lists { name } } }
            """;

    private @Nullable GraphqlSocket subscriber;

    @BeforeEach
    void startConnected() {
        MailchimpClient.reset();
        Accounts.disconnect("CONSTANT_CONTACT");
        Accounts.connectMailchimp();
        Accounts.settled();
    }

    @AfterEach
    void hangUp() {
        Objects.requireNonNull(subscriber).close();
        Accounts.pause("MAILCHIMP", false);
    }

    @Test
    void aSubscriberGetsEachAccountAndThenWhatChanges() throws Exception {
        subscribe();
        assertThat(next().getString("provider")).isEqualTo("MAILCHIMP");

        Accounts.pause("MAILCHIMP", true);
        assertThat(next().getBoolean("paused")).isTrue();
        Accounts.pause("MAILCHIMP", true);
        Accounts.run("UPDATE provider_account SET health = 'DEGRADED', health_message = 'Slow.', checked_at = now()");
        JsonObject degraded = next();
        assertThat(degraded.getString("health")).isEqualTo("DEGRADED");
        assertThat(degraded.getString("healthMessage")).isEqualTo("Slow.");
        Accounts.run("UPDATE provider_account SET checked_at = now()");
        Accounts.run("UPDATE provider_account SET name = 'Renamed'");
        assertThat(next().getString("name")).isEqualTo("Renamed");

        Accounts.disconnect("MAILCHIMP");
        assertThat(next().getBoolean("connected")).isFalse();
        Accounts.connectMailchimp();
        assertThat(next().getBoolean("connected")).isTrue();
    }

    @Test
    void anAccountThatAnotherOneReplacesIsSaidToBeDisconnected() throws Exception {
        subscribe();
        String former = next().getString("id");
        Accounts.settled();
        Accounts.run("UPDATE provider_account SET external_id = 'another one'");

        Accounts.connectMailchimp();

        JsonObject gone = next();
        assertThat(gone.getString("id")).isEqualTo(former);
        assertThat(gone.getBoolean("connected")).isFalse();
        JsonObject there = next();
        assertThat(there.getString("id")).isNotEqualTo(former);
        assertThat(there.getBoolean("connected")).isTrue();
    }

    @Test
    void aChangeComesWithoutANotificationToo() throws Exception {
        subscribe();
        next();
        Accounts.run("ALTER TABLE provider_account DISABLE TRIGGER account_changed");
        try {
            Accounts.pause("MAILCHIMP", true);

            assertThat(next().getBoolean("paused")).isTrue();
        } finally {
            Accounts.run("ALTER TABLE provider_account ENABLE TRIGGER account_changed");
        }
    }

    private void subscribe() throws Exception {
        subscriber = GraphqlSocket.subscribe(SUBSCRIPTION, new JsonObject());
    }

    private JsonObject next() throws InterruptedException {
        JsonObject answer = Objects.requireNonNull(subscriber).next();
        assertThat(answer.getJsonArray("errors")).as(answer.encode()).isNull();
        return answer.getJsonObject("data").getJsonObject("accountChanged");
    }
}
