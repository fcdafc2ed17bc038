package org.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which removals wait for a person. */
class GuardTest {

    private final Guard guard = new Guard(0.2, 50);

    @ParameterizedTest
    @CsvSource({"0, 0", "50, 50", "50, 60", "51, 255", "200, 1000"})
    void removalsUpToTheNumberOrUpToTheSharePass(int removals, int onList) {
        assertThat(guard.heldBecause(removals, onList)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"51, 51", "51, 254", "201, 1000"})
    void removalsAboveBothAreHeld(int removals, int onList) {
        assertThat(guard.heldBecause(removals, onList)).isPresent();
    }

    @Test
    void theReasonTellsWhatIsAboutToHappenAndTheWayOut() {
        assertThat(guard.heldBecause(300, 1_000))
                .hasValue("The plan would take 300 of 1000 contacts off the list, more than 50 and more than 20 %;"
                        + " confirm the removals to go on.");
    }

    @Test
    void impossibleLimitsAreRefused() {
        assertThatThrownBy(() -> new Guard(1.1, 50)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Guard(-0.1, 50)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Guard(Double.NaN, 50)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Guard(0.2, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
