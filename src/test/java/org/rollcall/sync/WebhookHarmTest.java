package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.count;
import static org.rollcall.sync.Association.until;
import static org.rollcall.sync.Hook.about;
import static org.rollcall.sync.Hook.heeded;
import static org.rollcall.sync.Hook.letThrough;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** Nobody can do harm with a webhook, not even who knows all its secrets. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(WebhookTest.Listening.class)
class WebhookHarmTest {

    @AfterEach
    void resume() {
        new Association("afterwards").paused(false);
    }

    @Test
    void whoDoesNotKnowTheSecretOrCannotSignIsNotHeard() {
        var association = new Association("unheard");
        association.people(2);
        String group = association.synced();
        heeded();
        Hook hook = Hook.find();
        MAILCHIMP.calm();
        String body = about("unsubscribe", association.email("p1"));
        String wrong = hook.path().substring(0, hook.path().length() - 1) + "!";

        assertThat(letThrough(() -> RestAssured.get(wrong).statusCode())).isEqualTo(404);
        assertThat(letThrough(() -> Hook.send(wrong, body, hook.signature(body, Instant.now()))))
                .isEqualTo(404);
        assertThat(letThrough(() -> Hook.send("/webhook/constant-contact/x", body, "")))
                .isEqualTo(404);
        assertThat(letThrough(() -> Hook.send("/webhook/nobody/x", body, ""))).isEqualTo(404);
        assertThat(letThrough(() -> Hook.send(hook.path(), body, ""))).isEqualTo(401);
        assertThat(letThrough(() -> Hook.send(hook.path(), body, "t=1,v1=" + "0".repeat(64))))
                .isEqualTo(401);
        assertThat(hook.post(body, Instant.now().minusSeconds(301))).isEqualTo(401);
        assertThat(hook.post(body, Instant.now().plusSeconds(310))).isEqualTo(401);
        assertThat(hook.post("x".repeat(70_000))).isEqualTo(413);

        assertThat(count("SELECT count(*)::int FROM webhook_hint")).isZero();
        assertThat(MAILCHIMP.calls()).isEmpty();
        association.holds(group, "unheard");
    }

    @Test
    void whatIsToldFalselyAgainOrInAnotherOrderChangesNothing() {
        var association = new Association("disorder");
        association.people(3);
        String group = association.synced();
        Hook hook = Hook.find();
        MAILCHIMP.person(association.email("p1"), "unsubscribe");
        until(() -> association.standing(group, "1").state().equals("UNSUBSCRIBED"));
        heeded();
        MAILCHIMP.calm();

        assertThat(hook.post(about("subscribe", association.email("p1")))).isEqualTo(200);
        assertThat(hook.post(about("unsubscribe", association.email("p2")))).isEqualTo(200);
        assertThat(hook.post("type=upemail&data[old_email]=" + association.email("p0") + "&data[new_email]="
                        + association.email("p1")))
                .isEqualTo(200);
        assertThat(hook.post(about("profile", "stranger@elsewhere.test"))).isEqualTo(200);
        assertThat(hook.post("\u0000 no form & at = all %zz")).isEqualTo(200);
        Sandbox.control(
                "webhooks/replay",
                Map.of("n", Hook.deliveries().get(Hook.deliveries().size() - 1).get("n")));
        heeded();

        assertThat(MAILCHIMP.writes()).isEmpty();
        assertThat(MAILCHIMP.calls())
                .as("a stranger is not even read")
                .isNotEmpty()
                .noneMatch(call -> call.contains("since"));
        assertThat(association.label(group)).isEqualTo("2 emails synced");
        association.holds(group, "disorder");
    }

    @Test
    void aFloodIsReadAboutOnceAnAddress() {
        var association = new Association("flood");
        association.people(10);
        String group = association.synced();
        heeded();
        Hook hook = Hook.find();
        MAILCHIMP.calm();

        List<Integer> statuses = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> about("profile", association.email("p" + i % 10)))
                .map(body -> Hook.send(hook.path(), body, hook.signature(body, Instant.now())))
                .toList();
        heeded();

        assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 429);
        assertThat(MAILCHIMP.writes()).isEmpty();
        assertThat(MAILCHIMP.calls()).hasSizeBetween(10, 40);
        association.holds(group, "flood");
    }

    /** What changed is asked for together. */
    @Test
    void whatIsTooMuchToKeepIsReadAllTheSame() {
        var association = new Association("brimful");
        association.people(140);
        String group = association.synced();
        heeded();
        Hook hook = Hook.find();
        association.paused(true);
        IntStream.range(0, 70)
                .forEach(i -> assertThat(hook.post(about("profile", association.email("p" + i)) + "&data[old_email]="
                                + association.email("p" + (70 + i))))
                        .isEqualTo(200));
        MAILCHIMP.person(association.email("p139"), "unsubscribe");
        assertThat(count("SELECT count(*)::int FROM webhook_hint")).isEqualTo(100);
        MAILCHIMP.calm();

        association.paused(false);
        until(() -> association.standing(group, "139").state().equals("UNSUBSCRIBED"));
        heeded();

        assertThat(MAILCHIMP.calls()).hasSizeLessThanOrEqualTo(104);
        assertThat(MAILCHIMP.writes()).isEmpty();
        association.holds(group, "brimful");
    }
}
