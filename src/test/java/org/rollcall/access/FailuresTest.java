package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final String HERE = "192.0.2.7";

    /** A clock that goes on when it is told to. */
    private static final class Hand extends Clock {

        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hand clock = new Hand();
    private final Failures failures = new Failures(3, clock);
    private int tried;

    @Test
    void afterSoManyAnAddressWaitsUntilTheMinuteIsOver() {
        fail(HERE, 2);
        assertThat(failures.mustWait(HERE, "next")).isEmpty();

        clock.now = clock.now.plusSeconds(20);
        fail(HERE, 1);

        assertThat(failures.mustWait(HERE, "next")).hasValue(41);
        clock.now = clock.now.plusSeconds(40);
        assertThat(failures.mustWait(HERE, "next")).isEmpty();
    }

    @Test
    void theSameAgainAndAgainIsNoGuessingAndHindersNobodyElse() {
        for (int i = 0; i < 100; i++) {
            failures.failed(HERE, "expired");
        }

        assertThat(failures.mustWait(HERE, "next")).isEmpty();
    }

    @Test
    void addressesOfIpv4ThatAreMappedIntoIpv6AreThoseOfIpv4() {
        fail("::ffff:192.0.2.7", 3);

        assertThat(failures.mustWait(HERE, "next")).isPresent();
        assertThat(failures.mustWait("::ffff:192.0.2.8", "next")).isEmpty();
    }

    @Test
    void otherAddressesDoNotWait() {
        fail(HERE, 10);

        assertThat(failures.mustWait("192.0.2.8", "next")).isEmpty();
        assertThat(failures.mustWait("unknown", "next")).isEmpty();
    }

    @Test
    void whoeverHasOneAddressOfIpv6HasAllOfItsNetwork() {
        fail("2001:db8:0:1::1", 2);
        fail("2001:db8:0:1:ffff::2", 1);

        assertThat(failures.mustWait("2001:db8:0:1::3", "next")).isPresent();
        assertThat(failures.mustWait("2001:db8:0:2::1", "next")).isEmpty();
    }

    @Test
    void whatCameInFromThereLatelyIsStillLookedAtUntilItFails() {
        failures.cameIn(HERE, "good");
        fail(HERE, 3);

        assertThat(failures.mustWait(HERE, "good")).isEmpty();
        assertThat(failures.mustWait(HERE, "other")).isPresent();
        failures.failed(HERE, "good");
        assertThat(failures.mustWait(HERE, "good")).isPresent();
    }

    @Test
    void aMillionAddressesAreNotRemembered() {
        for (int i = 0; i < 1_000_000; i++) {
            failures.failed("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), "x");
        }

        assertThat(failures.remembered()).isBetween(1L, 50_000L);
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            failures.failed(address, "bad " + tried++);
        }
    }
}
