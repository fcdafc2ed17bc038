package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.ask;
import static org.rollcall.sync.Association.count;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Association.until;
import static org.rollcall.sync.Hook.about;
import static org.rollcall.sync.Hook.heeded;
import static org.rollcall.sync.Hook.letThrough;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** What people do at Mailchimp shows by its webhook alone. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(WebhookTest.Listening.class)
class WebhookTest {

    public static final class Listening implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.mailchimp.webhooks", "true");
        }
    }

    @Test
    void whoUnsubscribesOrBouncesIsShownAsSuch() {
        var association = new Association("told");
        association.people(4);
        String group = association.synced();
        heeded();
        MAILCHIMP.calm();

        MAILCHIMP.person(association.email("p1"), "unsubscribe");
        MAILCHIMP.person(association.email("p2"), "bounce");
        MAILCHIMP.person(association.email("p3"), "archive");
        until(() -> "1 email synced, 2 failed".equals(association.label(group)));
        heeded();

        assertThat(association.standing(group, "1").message()).isEqualTo("Contact is Unsubscribed");
        assertThat(association.standing(group, "2").code()).isEqualTo("BOUNCED");
        assertThat(association.standing(group, "3").code()).isEqualTo("ARCHIVED_BY_PERSON");
        assertThat(MAILCHIMP.writes()).isEmpty();
        association.holds(group, "told");
    }

    @Test
    void aProfileThatAPersonEditsThereIsPutRightByOneWrite() {
        var association = new Association("edited");
        association.people(3);
        String group = association.synced();
        heeded();
        MAILCHIMP.calm();
        int told = Hook.deliveries().size();

        Sandbox.control(
                "people",
                Map.of(
                        "provider",
                        "mailchimp",
                        "email",
                        association.email("p1"),
                        "action",
                        "edit",
                        "fields",
                        Map.of("FNAME", "Somebody")));
        until(() -> MAILCHIMP
                .contact("edited.test", association.email("p1"))
                .firstName()
                .equals("First1"));
        heeded();

        assertThat(MAILCHIMP.writes()).hasSize(1);
        assertThat(Hook.deliveries().subList(told, Hook.deliveries().size()))
                .as("our own write is not told")
                .extracting(one -> one.get("type"))
                .containsExactly("profile");
        association.holds(group, "edited");
    }

    @Test
    void anAddressThatItsPersonChangesIsNeitherChangedBackNorAddedAgain() {
        var association = new Association("own-address");
        association.people(3);
        String group = association.synced();
        heeded();
        MAILCHIMP.calm();

        MAILCHIMP.changeEmail(association.email("p1"), association.email("own"));
        until(() -> "EMAIL_CHANGED".equals(association.standing(group, "1").code()));
        heeded();

        assertThat(MAILCHIMP.writes()).isEmpty();
        assertThat(MAILCHIMP.contacts("own-address.test"))
                .containsKey(association.email("own"))
                .doesNotContainKey(association.email("p1"));
    }

    /** Both addresses lead to the same contact. */
    @Test
    void anAddressThatIsChangedToAnotherMembersIsReadOnce() {
        var association = new Association("taken-over");
        association.people(2);
        String group = association.synced();
        MAILCHIMP.person(association.email("p1"), "forget");
        heeded();

        MAILCHIMP.changeEmail(association.email("p0"), association.email("p1"));
        until(() -> "EMAIL_CHANGED".equals(association.standing(group, "0").code()));
        heeded();

        assertThat(MAILCHIMP.contacts("taken-over.test")).containsOnlyKeys(association.email("p1"));
    }

    @Test
    void whatRollcallDoesItselfIsNotTold() {
        var association = new Association("silent");
        Hook.find();
        int told = Hook.deliveries().size();

        association.people(30);
        String group = association.synced();
        association.person("1", "Other", "Last1", association.email("p1"), "silent");
        association.person("2", "First2", "Last2", association.email("moved"), "silent");
        settled(group);

        assertThat(Hook.deliveries()).hasSize(told);
        association.holds(group, "silent");
    }

    @Test
    void thereIsOneWebhookAndAMissingOneIsMadeAgain() {
        var association = new Association("again");
        Hook first = Hook.find();

        association.testConnection();
        heeded();
        assertThat(Hook.find()).isEqualTo(first);

        execute("DELETE FROM sandbox.mailchimp_webhook");
        association.testConnection();
        heeded();
        Hook second = Hook.find();
        assertThat(second).isNotEqualTo(first);
        assertThat(letThrough(() -> RestAssured.get(first.path()).statusCode())).isEqualTo(404);
        assertThat(letThrough(() -> RestAssured.get(second.path()).statusCode()))
                .isEqualTo(200);
    }

    @Test
    void theSecretOfADisconnectedAccountIsVoidAndTheWebhookIsRemoved() {
        var association = new Association("farewell");
        association.people(1);
        association.synced();
        Hook hook = Hook.find();

        ask("mutation { disconnectProvider(input: { provider: MAILCHIMP }) { userErrors { message } } }", Map.of());

        assertThat(hook.post(about("profile", association.email("p0")))).isEqualTo(404);
        until(() -> count("SELECT count(*)::int FROM sandbox.mailchimp_webhook") == 0);
        MAILCHIMP.connectAnew();
        assertThat(Hook.find()).isNotEqualTo(hook);
    }

    /** Where the secret is not stored: neither it nor what signs can be read from our database. */
    @Test
    void theDatabaseKnowsNoSecretInTheClear() {
        new Association("sealed");
        Hook hook = Hook.find();
        String secret = hook.path().substring(hook.path().lastIndexOf('/') + 1);

        assertThat(secret).hasSize(43);
        String row = Arc.container()
                .instance(Pool.class)
                .get()
                .query("SELECT w::text || encode(secret_hash, 'escape') FROM webhook w")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
        assertThat(row).doesNotContain(secret).doesNotContain(hook.signingSecret());
    }

    private static void execute(String sql) {
        Arc.container().instance(Pool.class).get().query(sql).execute().await().indefinitely();
    }
}
