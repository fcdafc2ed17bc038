package org.rollcall.provider.constantcontact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestResponse;
import org.rollcall.provider.AnswerText;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;

/** An answer of Constant Contact; what is no answer is trouble. */
sealed interface ConstantContactAnswer {

    ObjectMapper JSON = new ObjectMapper();

    /** Asked and answered. */
    record Good(JsonNode body) implements ConstantContactAnswer {}

    /**
     * Refused, for a reason that lies in the request.
     *
     * @param key the provider's word for the reason; decide on status and key before prose
     * @param words the provider's own words
     */
    record Problem(int status, String key, String words) implements ConstantContactAnswer {}

    /** The access token has ended, or is not taken any more. */
    final class TokenEnded extends RuntimeException {
        TokenEnded() {
            super("the access token has ended", null, false, false);
        }
    }

    /** The day's calls are spent. */
    final class QuotaSpent extends RuntimeException {
        QuotaSpent() {
            super("the day's calls are spent", null, false, false);
        }
    }

    /**
     * Reads an answer.
     *
     * @throws TokenEnded when the token is to be renewed
     * @throws QuotaSpent when no call is to be made before the provider counts anew
     * @throws ProviderTrouble for what is no fault of the request: throttling, failures, missing rights, answers cut short
     */
    static ConstantContactAnswer of(RestResponse<String> response) {
        int status = response.getStatus();
        String text = AnswerText.of(Provider.CONSTANT_CONTACT, response);
        if (status >= 500) {
            throw new ProviderTrouble(Kind.UNAVAILABLE, "Constant Contact failed (" + status + ").");
        }
        if (status == 401) {
            throw new TokenEnded();
        }
        boolean empty = text.isBlank();
        if (status == 403 && empty) {
            throw throttled(status);
        }
        JsonNode body = parse(status, empty ? "{}" : text);
        if (status < 300) {
            return new Good(body);
        }
        String key = errors(body)
                .map(error -> error.path("error_key").asText())
                .findFirst()
                .orElse("");
        String words =
                errors(body).map(error -> error.path("error_message").asText()).collect(Collectors.joining(" "));
        return switch (status) {
            case 403 ->
                throw new ProviderTrouble(
                        Kind.UNAUTHORIZED,
                        "Constant Contact does not let the application in (403): a right of the user or a scope is missing, or the"
                                + " application is switched off. Connect again as a user who may manage contacts.");
            case 429 -> throw key.equals("quota_exceeded") ? new QuotaSpent() : throttled(status);
            default -> new Problem(status, key, words.isEmpty() ? "Status " + status + "." : words);
        };
    }

    private static ProviderTrouble throttled(int status) {
        return new ProviderTrouble(Kind.THROTTLED, "Constant Contact asks to slow down (" + status + ").");
    }

    /** Most errors come in an array, some as a single object. */
    private static Stream<JsonNode> errors(JsonNode body) {
        return body.isArray() ? StreamSupport.stream(body.spliterator(), false) : Stream.of(body);
    }

    private static JsonNode parse(int status, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // The text may hold addresses, and so may the parser's message.
            throw new ProviderTrouble(
                    Kind.UNAVAILABLE, "Constant Contact's answer (" + status + ") is not whole JSON.");
        }
    }
}
