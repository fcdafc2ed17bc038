package org.rollcall.provider.mailchimp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Effect;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Problem;

/** What Mailchimp's refusals of one contact mean; decided by status, title and code before prose. */
final class MailchimpRefusals {

    private MailchimpRefusals() {}

    /** The effect of a refused call about one address. */
    static Effect of(String address, Problem problem) {
        return switch (problem.title()) {
            case "Member Exists", "Resource Not Found", "Method Not Allowed" -> new Effect.ReadFirst(address);
            case "Member In Compliance State" -> new Effect.Refused(address, SyncErrorCode.COMPLIANCE, problem.words());
            case "Forgotten Email Not Subscribed" ->
                new Effect.Refused(address, SyncErrorCode.CONTACT_FORGOTTEN, problem.words());
            default -> {
                boolean contradiction = problem.status() == 404 || problem.status() == 405;
                yield contradiction
                        ? new Effect.ReadFirst(address)
                        : new Effect.Refused(address, byProse(problem.words()), problem.words());
            }
        };
    }

    /** The effect of a refused row of a bulk call. */
    static Effect ofRow(String address, JsonNode error) {
        if (error.path("error_code").asText().equals("ERROR_CONTACT_EXISTS")) {
            return new Effect.ReadFirst(address);
        }
        String words = error.path("error").asText("");
        String field = error.path("field").asText("");
        if (!field.isEmpty()) {
            words += " [" + field + ": " + error.path("field_message").asText() + "]";
        }
        return new Effect.Refused(address, byProse(words), words);
    }

    private static SyncErrorCode byProse(String words) {
        String prose = words.toLowerCase(Locale.ROOT);
        if (prose.contains("compliance state")) {
            return SyncErrorCode.COMPLIANCE;
        }
        if (prose.contains("permanently deleted")) {
            return SyncErrorCode.CONTACT_FORGOTTEN;
        }
        if (prose.contains("signed up to a lot of lists")) {
            return SyncErrorCode.RATE_LIMITED;
        }
        if (prose.contains("please enter a value") || prose.contains("required fields were not provided")) {
            return SyncErrorCode.REQUIRED_FIELD_MISSING;
        }
        if (prose.contains("merge fields were invalid") || prose.contains("please enter a number")) {
            return SyncErrorCode.FIELD_REJECTED;
        }
        if (prose.contains("fake or invalid")
                || prose.contains("valid email address")
                || prose.contains("domain portion")
                || prose.contains("email_address")) {
            return SyncErrorCode.INVALID_EMAIL;
        }
        return SyncErrorCode.PROVIDER_ERROR;
    }
}
