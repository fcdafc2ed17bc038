package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Effect;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Problem;

/** What Constant Contact's refusals of one contact mean, in the provider's own words. */
class ConstantContactRefusalsTest {

    private static final String ADDRESS = "ann@members.test";

    @ParameterizedTest
    @ValueSource(ints = {404, 409})
    void aContradictionOfTheLedgerIsNoRefusal(int status) {
        var problem = new Problem(status, "contacts.api.conflict", "Email already exists for contact 1-2-3");

        assertThat(ConstantContactRefusals.of(ADDRESS, problem)).isEqualTo(new Effect.ReadFirst(ADDRESS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contacts.api.validation.error | email_address does not have a valid value | INVALID_EMAIL",
                "contacts.api.validation.error | first_name does not have a valid value | FIELD_REJECTED",
                "contacts.api.something.new | never heard of | PROVIDER_ERROR"
            })
    void aRefusalIsTranslatedAndItsWordsAreKept(String key, String words, SyncErrorCode code) {
        var effect = ConstantContactRefusals.of(ADDRESS, new Problem(400, key, words));

        assertThat(effect).isEqualTo(new Effect.Refused(ADDRESS, code, words));
    }

    @Test
    void anAddressThatIsTooLongIsRefusedWithItsLength() {
        var address = Plans.address(81);

        assertThat(ConstantContactRefusals.tooLong(address))
                .isEqualTo(new Effect.Refused(
                        address,
                        SyncErrorCode.INVALID_EMAIL,
                        "Constant Contact takes addresses of up to 80 characters; this one has 81."));
    }
}
