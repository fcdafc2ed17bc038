package org.rollcall.plan;

/** What a provider says of a contact. */
public enum ContactStatus {
    SUBSCRIBED,
    UNSUBSCRIBED,
    /** Mail bounced; the provider no longer sends. */
    CLEANED,
    /** Asked to confirm, and has not. */
    PENDING,
    /** Bought something, never subscribed. */
    TRANSACTIONAL,
    ARCHIVED
}
