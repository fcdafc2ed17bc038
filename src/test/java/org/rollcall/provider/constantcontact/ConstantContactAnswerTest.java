package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Good;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Problem;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.QuotaSpent;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.TokenEnded;

/** An answer is good, a refusal with a reason in the request, or trouble; decided by status and key before prose. */
class ConstantContactAnswerTest {

    private static final String ADDRESS = "ann@members.test";
    private static final String PAGE = "<html><body>Bad Gateway for " + ADDRESS + "</body></html>";
    private static final String CUT_SHORT = "{\"contacts\": [{\"email_address\": {\"address\": \"" + ADDRESS;

    @Test
    void whatIsAnsweredIsRead() {
        assertThat(answer(200, "{\"total\": 3}"))
                .isInstanceOfSatisfying(
                        Good.class,
                        good -> assertThat(good.body().path("total").asInt()).isEqualTo(3));
        assertThat(answer(204, "")).isInstanceOf(Good.class);
    }

    @Test
    void errorsComeInAnArrayOrAsASingleObject() {
        assertThat(answer(400, """
                [{"error_key": "contacts.api.validation.error", "error_message": "one is wrong."},
                 {"error_key": "other", "error_message": "two is wrong."}]
                """))
                .isEqualTo(new Problem(400, "contacts.api.validation.error", "one is wrong. two is wrong."));
        assertThat(answer(404, """
                {"error_key": "contacts.api.not_found", "error_message": "Not found."}
                """)).isEqualTo(new Problem(404, "contacts.api.not_found", "Not found."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "[{}]"})
    void aRefusalWithoutWordsIsToldByItsStatus(String body) {
        assertThat(answer(409, body)).isEqualTo(new Problem(409, "", "Status 409."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {\"error_key\": \"throttled\", \"error_message\": \"Too Many Requests\"} | THROTTLED",
                "429 | [{\"error_key\": \"other\", \"error_message\": \"You exceeded 1,000 queued activities\"}] | THROTTLED",
                "429 | '' | THROTTLED",
                "403 | '' | THROTTLED",
                "403 | '  ' | THROTTLED",
                "403 | [{\"error_key\": \"unauthorized\", \"error_message\": \"no scope\"}] | UNAUTHORIZED",
                "500 | '' | UNAVAILABLE",
                "503 | {\"error_key\": \"quota_exceeded\"} | UNAVAILABLE"
            })
    void troubleIsToldByItsKind(int status, String body, Kind kind) {
        assertThat(trouble(status, body).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 404, 502})
    void whatIsNoJsonIsNoAnswer(int status) {
        assertThat(trouble(status, PAGE).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(trouble(status, CUT_SHORT).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error_key\": \"quota_exceeded\", \"error_message\": \"Limit Exceeded\"}",
                "[{\"error_key\": \"quota_exceeded\", \"error_message\": \"Limit Exceeded\"}]"
            })
    void aSpentDayIsNotTakenForThrottling(String body) {
        assertThatThrownBy(() -> answer(429, body)).isInstanceOf(QuotaSpent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"error_key\": \"unauthorized\", \"error_message\": \"Unauthorized\"}", PAGE})
    void aTokenThatIsNotTakenHasEndedWhateverTheBodySays(String body) {
        assertThatThrownBy(() -> answer(401, body)).isInstanceOf(TokenEnded.class);
    }

    @ParameterizedTest
    @CsvSource({"200", "400", "401", "403", "429", "500"})
    void noMessageHasAnAddressThatTheBodyHad(int status) {
        for (String body : new String[] {PAGE, CUT_SHORT, "[{\"error_message\": \"" + ADDRESS + "\"}]"}) {
            Throwable thrown = catchThrowable(() -> answer(status, body));

            assertThat(thrown == null ? "" : thrown.toString()).doesNotContain("ann", "members");
            assertThat(thrown == null || thrown.getCause() == null).isTrue();
        }
    }

    private static ProviderTrouble trouble(int status, String body) {
        Throwable thrown = catchThrowable(() -> answer(status, body));
        assertThat(thrown).isInstanceOf(ProviderTrouble.class);
        return (ProviderTrouble) thrown;
    }

    private static ConstantContactAnswer answer(int status, String body) {
        return ConstantContactAnswer.of(
                RestResponse.ResponseBuilder.<String>create(status).entity(body).build());
    }
}
