package org.rollcall.provider.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Effect;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Problem;

/** What Mailchimp's refusals of one contact mean, in the provider's own words. */
class MailchimpRefusalsTest {

    private static final String ADDRESS = "ann@members.test";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Member In Compliance State | is in a compliance state due to unsubscribe | COMPLIANCE",
                "Forgotten Email Not Subscribed | was permanently deleted and cannot be re-imported | CONTACT_FORGOTTEN",
                "Invalid Resource | looks fake or invalid, please enter a real email address. | INVALID_EMAIL",
                "Invalid Resource | Please provide a valid email address. | INVALID_EMAIL",
                "Invalid Resource | Your merge fields were invalid. | FIELD_REJECTED",
                "Invalid Resource | has signed up to a lot of lists very recently; we're not allowing more | RATE_LIMITED",
                "Something New | never heard of | PROVIDER_ERROR"
            })
    void aRefusedCallIsTranslatedAndItsWordsAreKept(String title, String detail, SyncErrorCode code) {
        var document = JsonNodeFactory.instance.objectNode().put("title", title).put("detail", detail);

        var effect = MailchimpRefusals.of(ADDRESS, new Problem(400, title, document));

        assertThat(effect).isEqualTo(new Effect.Refused(ADDRESS, code, detail));
    }

    @ParameterizedTest
    @CsvSource({"400, Member Exists", "404, Resource Not Found", "405, Method Not Allowed", "404, Renamed Title"})
    void aContradictionOfTheLedgerIsNoRefusal(int status, String title) {
        var problem = new Problem(status, title, JsonNodeFactory.instance.objectNode());

        assertThat(MailchimpRefusals.of(ADDRESS, problem)).isEqualTo(new Effect.ReadFirst(ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({"Please enter a value, REQUIRED_FIELD_MISSING", "Please enter a number, FIELD_REJECTED"})
    void aRefusedRowNamesItsField(String message, SyncErrorCode code) {
        var error = JsonNodeFactory.instance
                .objectNode()
                .put("error", "Your merge fields were invalid.")
                .put("error_code", "ERROR_GENERIC")
                .put("field", "CHAPTER")
                .put("field_message", message);

        assertThat(MailchimpRefusals.ofRow(ADDRESS, error))
                .isEqualTo(new Effect.Refused(
                        ADDRESS, code, "Your merge fields were invalid. [CHAPTER: " + message + "]"));
    }

    @Test
    void aRowThatExistsIsReadFirst() {
        var error = JsonNodeFactory.instance.objectNode().put("error_code", "ERROR_CONTACT_EXISTS");

        assertThat(MailchimpRefusals.ofRow(ADDRESS, error)).isEqualTo(new Effect.ReadFirst(ADDRESS));
    }
}
