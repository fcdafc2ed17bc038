package org.rollcall.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact as the ledger knows it.
 *
 * @param contactId the provider's id, which outlives a change of address
 * @param archivedByUs Rollcall archived it while it was subscribed
 * @param owner the member whose fields it carries; null when that is nobody of ours
 */
public record Contact(
        String address,
        String contactId,
        ContactStatus status,
        Origin origin,
        boolean archivedByUs,
        Fields fields,
        @Nullable UUID owner) {

    /** How Rollcall came to know a contact. */
    public enum Origin {
        /** Rollcall made it. */
        MADE,
        /** It was there before; Rollcall keeps its fields and lists in step. */
        ADOPTED,
        /** It is there; Rollcall reports it and never changes it. */
        FOREIGN
    }
}
