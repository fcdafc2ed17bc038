package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rollcall.plan.SyncErrorCode;

/** The API shows the codes that the engine has, no more and no fewer. */
class SyncFailureCodeTest {

    @Test
    void theApisCodesAreTheEngines() {
        assertThat(Arrays.stream(SyncFailureCode.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(SyncErrorCode.values()).map(Enum::name).toList());
    }
}
