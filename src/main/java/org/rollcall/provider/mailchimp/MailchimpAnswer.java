package org.rollcall.provider.mailchimp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.resteasy.reactive.RestResponse;
import org.rollcall.provider.AnswerText;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;

/** An answer of Mailchimp: what was asked for, or a problem with the request; anything else is trouble. */
sealed interface MailchimpAnswer {

    ObjectMapper JSON = new ObjectMapper();

    /** Asked and answered. */
    record Good(JsonNode body) implements MailchimpAnswer {}

    /**
     * Refused, for a reason that lies in the request.
     *
     * @param document status, title, detail and perhaps errors by field; decide on status and title before prose
     */
    record Problem(int status, String title, JsonNode document) implements MailchimpAnswer {

        /** The provider's own words, with those about fields. */
        String words() {
            StringBuilder words = new StringBuilder(document.path("detail").asText(title));
            for (JsonNode error : document.path("errors")) {
                words.append(" [")
                        .append(error.path("field").asText())
                        .append(": ")
                        .append(error.path("message").asText())
                        .append(']');
            }
            return words.toString();
        }
    }

    /**
     * Reads an answer.
     *
     * @throws ProviderTrouble for what is no fault of the request: throttling, failures, credentials, answers cut short
     */
    static MailchimpAnswer of(RestResponse<String> response) {
        int status = response.getStatus();
        String text = AnswerText.of(Provider.MAILCHIMP, response);
        boolean empty = text.isBlank();
        if (status == 204 || (status < 300 && empty)) {
            return new Good(JSON.createObjectNode());
        }
        if (status == 429 || (status == 403 && empty)) {
            throw new ProviderTrouble(Kind.THROTTLED, "Mailchimp asks to slow down (" + status + ").");
        }
        if (status >= 500) {
            throw new ProviderTrouble(Kind.UNAVAILABLE, "Mailchimp failed (" + status + ").");
        }
        JsonNode body = parse(status, empty ? "{}" : text);
        if (status < 300) {
            return new Good(body);
        }
        String title = body.path("title").asText("");
        if (status == 401 || status == 403) {
            throw new ProviderTrouble(
                    Kind.UNAUTHORIZED,
                    "Mailchimp refuses the credentials (" + status + " " + title + "): connect again.");
        }
        return new Problem(status, title, body);
    }

    private static JsonNode parse(int status, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // The text may hold addresses, and so may the parser's message.
            throw new ProviderTrouble(Kind.UNAVAILABLE, "Mailchimp's answer (" + status + ") is not whole JSON.");
        }
    }
}
