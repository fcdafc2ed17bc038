package org.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.plan.Situation.Wanted;

/** How long a refusal stands. */
class RefusalTest {

    private static final Wanted WANTED = new Wanted(new UUID(1, 1), Fields.BLANK, "print");

    @Test
    void aRefusedAddressStaysRefusedWithWhateverFields() {
        assertThat(new Refusal(SyncErrorCode.INVALID_EMAIL, "looks fake", null).standsFor(WANTED))
                .isTrue();
    }

    @Test
    void refusedFieldsStayRefusedUntilTheyChange() {
        assertThat(new Refusal(SyncErrorCode.FIELD_REJECTED, "no number", "print").standsFor(WANTED))
                .isTrue();
        assertThat(new Refusal(SyncErrorCode.FIELD_REJECTED, "no number", "other print").standsFor(WANTED))
                .isFalse();
    }

    @Test
    void onlyWhatWasSaidOfFieldsDependsOnThem() {
        assertThat(SyncErrorCode.values())
                .filteredOn(SyncErrorCode::dependsOnFields)
                .containsExactly(SyncErrorCode.FIELD_REJECTED, SyncErrorCode.REQUIRED_FIELD_MISSING);
    }

    @Test
    void everyCodeTellsWhatToDo() {
        assertThat(SyncErrorCode.values())
                .allSatisfy(code -> assertThat(code.advice()).endsWith(".").doesNotContain("null"));
    }
}
