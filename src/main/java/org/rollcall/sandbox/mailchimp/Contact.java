package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A contact of an audience, as it is or is to be.
 *
 * @param webId 0 before it is stored
 * @param statusBy who brought it into its status
 * @param former what it was before it was archived
 */
record Contact(
        long webId,
        String contactId,
        String uniqueEmailId,
        String email,
        Status status,
        Writer statusBy,
        @Nullable Status former,
        String unsubscribeReason,
        JsonObject mergeFields,
        JsonObject profile,
        @Nullable OffsetDateTime timestampOpt,
        @Nullable OffsetDateTime lastChanged) {

    static Contact unsaved(String email, Status status, Writer by) {
        return new Contact(
                0, "", "", email.strip(), status, by, null, "", new JsonObject(), new JsonObject(), null, null);
    }

    String address() {
        return Address.normal(email);
    }

    /** Nobody but the contact itself can take it out of such a state. */
    boolean isInComplianceState() {
        return statusBy == Writer.PERSON && (status == Status.UNSUBSCRIBED || status == Status.CLEANED);
    }

    /** Subscribing it again is no more than taking back what the API itself did. */
    boolean wasArchivedByApiWhileSubscribed() {
        return status == Status.ARCHIVED && statusBy == Writer.API && former == Status.SUBSCRIBED;
    }

    Contact withEmail(String next) {
        return new Contact(
                webId,
                contactId,
                uniqueEmailId,
                next.strip(),
                status,
                statusBy,
                former,
                unsubscribeReason,
                mergeFields,
                profile,
                timestampOpt,
                lastChanged);
    }

    /** A repeated status stays with whom it came from, unless a person confirms it. */
    Contact withStatus(Status next, Writer by, String reason) {
        if (next == status && by == Writer.API) {
            return this;
        }
        Status before = status == Status.ARCHIVED ? former : status;
        return new Contact(
                webId,
                contactId,
                uniqueEmailId,
                email,
                next,
                by,
                next == Status.ARCHIVED ? before : null,
                reason,
                mergeFields,
                profile,
                timestampOpt,
                lastChanged);
    }

    /** Lays the given fields over the present ones. */
    Contact withFields(JsonObject fields, JsonObject more) {
        return new Contact(
                webId,
                contactId,
                uniqueEmailId,
                email,
                status,
                statusBy,
                former,
                unsubscribeReason,
                mergeFields.copy().mergeIn(fields),
                profile.copy().mergeIn(more),
                timestampOpt,
                lastChanged);
    }
}
