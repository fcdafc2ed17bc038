package org.rollcall.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(7 * SECOND);
    private final Rate rate = new Rate(50, now::get);

    private int passed(int wanted) {
        int passed = 0;
        for (int i = 0; i < wanted; i++) {
            passed += rate.passes() ? 1 : 0;
        }
        return passed;
    }

    @Test
    void aSecondsWorthPassesAtOnceAndThenOneAfterTheOther() {
        assertThat(passed(500)).isEqualTo(50);

        now.addAndGet(SECOND / 10);

        assertThat(passed(500)).isEqualTo(5);
    }

    @Test
    void aQuietTimeIsNotSavedUpForLongerThanASecond() {
        passed(500);

        now.addAndGet(3_600 * SECOND);

        assertThat(passed(500)).isEqualTo(50);
    }
}
