package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rollcall.provider.constantcontact.Account.done;
import static org.rollcall.provider.constantcontact.Plans.LIST;
import static org.rollcall.provider.constantcontact.Plans.newcomer;
import static org.rollcall.sandbox.ConstantContactClient.fault;
import static org.rollcall.sandbox.ConstantContactClient.set;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.provider.Effect;
import org.rollcall.provider.Platform.Progress;

/** What the provider works on is looked at until it has ended. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class ActivityTest extends AccountCase {

    @Test
    void anActivityWorksUntilItHasEnded() {
        activitiesTake(600_000);
        var activity = begun();

        assertThat(done(account.platform().look(activity))).isEqualTo(new Progress.Working());

        activitiesTake(0);
        await().until(() -> done(account.platform().look(activity)).equals(new Progress.Ended()));
    }

    @Test
    void nothingIsIdleWhileAnActivityIsBeingProcessed() {
        var before = clock.now();
        activitiesTake(600_000);
        begun();

        assertThat(done(account.platform().idleSince(before))).isFalse();

        activitiesTake(0);
        await().until(() -> done(account.platform().idleSince(before)));
    }

    @Test
    void anActivityThatBeganLongBeforeIsNotWaitedFor() {
        activitiesTake(600_000);
        begun();

        var idle = done(account.platform().idleSince(clock.now().plus(Duration.ofMinutes(6))));

        assertThat(idle).isTrue();
        activitiesTake(0);
    }

    @Test
    void anActivityThatFailedSaysWhy() {
        fault("activity-failed", "");
        var activity = begun();

        await().until(() -> done(account.platform().look(activity)) instanceof Progress.Failed);

        assertThat(done(account.platform().look(activity)))
                .isEqualTo(new Progress.Failed(
                        "Constant Contact ended an import as failed: The activity could not be processed."));
    }

    @Test
    void anActivityThatTheProviderDoesNotKnowAnyMoreHasEnded() {
        var progress = done(account.platform().look(UUID.randomUUID().toString()));

        assertThat(progress).isEqualTo(new Progress.Ended());
    }

    private String begun() {
        var plans = Plans.addresses(5).stream()
                .map(address -> newcomer(address, LIST))
                .toList();
        return ((Effect.Accepted) account.push(plans).get(0)).activity();
    }

    private static void activitiesTake(int millis) {
        set("latency", Map.of("provider", "constant-contact", "activityMillis", millis));
    }
}
