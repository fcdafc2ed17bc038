package org.rollcall.provider.mailchimp;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.ContactStatus;
import org.rollcall.plan.Fields;
import org.rollcall.provider.RemoteContact;

/**
 * Between Mailchimp's words for a contact and Rollcall's.
 *
 * @param mergeFields tags besides FNAME, LNAME and COMPANY, to the names of the member's own fields
 */
record MailchimpContacts(Map<String, String> mergeFields) {

    static final Map<String, String> STANDARD =
            Map.of("FNAME", "firstName", "LNAME", "lastName", "COMPANY", "companyName");

    /** Merge fields that say all of the fields: a blank is sent as an empty text, which clears. */
    ObjectNode mergeFields(Fields fields) {
        ObjectNode merge = MailchimpAnswer.JSON.createObjectNode();
        merge.put("FNAME", fields.firstName());
        merge.put("LNAME", fields.lastName());
        merge.put("COMPANY", fields.companyName());
        mergeFields.forEach((tag, name) -> merge.put(tag, fields.custom().getOrDefault(name, "")));
        return merge;
    }

    RemoteContact read(JsonNode member) {
        String address = member.path("email_address").asText().toLowerCase(Locale.ROOT);
        ContactStatus status = status(member.path("status").asText());
        return new RemoteContact(
                address,
                contactId(member),
                status,
                fields(member.path("merge_fields")),
                tags(member.path("tags")),
                moment(member.path("timestamp_opt")),
                status == ContactStatus.UNSUBSCRIBED ? moment(member.path("last_changed")) : null,
                webUrl(member));
    }

    /** The id that outlives a change of address; old answers lack it and have only the hash of the address. */
    static String contactId(JsonNode member) {
        String stable = member.path("contact_id").asText("");
        return stable.isEmpty() ? member.path("id").asText() : stable;
    }

    static @Nullable String webUrl(JsonNode member) {
        int webId = member.path("web_id").asInt(0);
        return webId == 0 ? null : "https://admin.mailchimp.com/lists/members/view?id=" + webId;
    }

    /** The id of an address: MD5 of its lower case, as Mailchimp prescribes. */
    static String hash(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private Fields fields(JsonNode merge) {
        Map<String, String> custom = mergeFields.entrySet().stream()
                .filter(entry -> !merge.path(entry.getKey()).asText("").isEmpty())
                .collect(toMap(
                        Map.Entry::getValue, entry -> merge.path(entry.getKey()).asText()));
        return new Fields(
                merge.path("FNAME").asText(""),
                merge.path("LNAME").asText(""),
                merge.path("COMPANY").asText(""),
                custom);
    }

    private static Set<String> tags(JsonNode tags) {
        return StreamSupport.stream(tags.spliterator(), false)
                .map(tag -> tag.path("id").asText())
                .collect(toSet());
    }

    private static ContactStatus status(String word) {
        return switch (word) {
            case "subscribed" -> ContactStatus.SUBSCRIBED;
            case "unsubscribed" -> ContactStatus.UNSUBSCRIBED;
            case "cleaned" -> ContactStatus.CLEANED;
            case "pending" -> ContactStatus.PENDING;
            case "archived" -> ContactStatus.ARCHIVED;
            // A word that is new to us is no consent.
            default -> ContactStatus.TRANSACTIONAL;
        };
    }

    /** Blank time stamps come as empty texts. */
    private static @Nullable Instant moment(JsonNode text) {
        try {
            return text.asText("").isEmpty()
                    ? null
                    : OffsetDateTime.parse(text.asText()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
