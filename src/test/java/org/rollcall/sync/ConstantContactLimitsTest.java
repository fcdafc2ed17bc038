package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.save;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Association.until;
import static org.rollcall.sync.Sandbox.CONSTANT_CONTACT;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** What Constant Contact grants, by the second and by the day; on a clock that is moved, and so with nobody else on it. */
@QuarkusTest
@TestProfile(ConstantContactLimitsTest.OnItsOwn.class)
@WithTestResource(TestDatabase.class)
class ConstantContactLimitsTest {

    @AfterEach
    void setTheClockRight() {
        Sandbox.clock("PT0S");
    }

    @Test
    void halfAnHourOfThrottlingIsWaitedForAndLosesNothing() {
        var association = new Association("throttled", CONSTANT_CONTACT);
        association.people(30);
        CONSTANT_CONTACT.fault("throttle-429", "", 10_000);
        String group = save(association.group("throttled", "throttled")).getString("group.id");
        until(() -> association.health().equals("DEGRADED"));

        for (int minute = 3; minute <= 30; minute += 3) {
            int before = CONSTANT_CONTACT.calls().size();
            Sandbox.clock("PT" + minute + "M");
            until(() -> CONSTANT_CONTACT.calls().size() > before);
        }
        int calls = CONSTANT_CONTACT.calls().size();
        CONSTANT_CONTACT.calm();
        Sandbox.clock("PT31M");
        settled(group);

        assertThat(calls).as("calls in half an hour of throttling").isLessThan(90);
        assertThat(association.health()).isEqualTo("HEALTHY");
        association.holds(group, "throttled");
    }

    @Test
    void aSpentDayIsWaitedForUntilTheProviderCountsAnew() {
        var association = new Association("spent", CONSTANT_CONTACT);
        association.people(30);
        CONSTANT_CONTACT.fault("quota-exceeded", "", 1);
        String group = save(association.group("spent", "spent")).getString("group.id");
        until(() -> association.health().equals("DEGRADED"));
        CONSTANT_CONTACT.calm();

        Duration toMidnight = Duration.between(
                OffsetDateTime.now(ZoneOffset.UTC),
                LocalDate.now(ZoneOffset.UTC).plusDays(1).atTime(LocalTime.MIN).atOffset(ZoneOffset.UTC));
        Sandbox.clock(toMidnight.minusMinutes(20).toString());
        association.people(31);
        until(() -> association.pending(group) == 31);
        assertThat(CONSTANT_CONTACT.calls())
                .as("calls before the turn of the day")
                .isEmpty();

        Sandbox.clock(toMidnight.plusMinutes(1).toString());
        settled(group);
        assertThat(association.label(group)).isEqualTo("31 emails synced");
        association.holds(group, "spent");
    }

    public static class OnItsOwn implements QuarkusTestProfile {}
}
