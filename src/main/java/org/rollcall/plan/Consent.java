package org.rollcall.plan;

import java.util.Optional;

/**
 * Decides what status a write may carry; no other place does. Rollcall never raises consent: a status is sent for a
 * contact that the provider does not have (in a call that leaves an existing one alone), and for one that Rollcall
 * itself archived while it was subscribed.
 */
public final class Consent {

    private Consent() {}

    /** The status to send with a change; empty when none may be sent. */
    public static Optional<ContactStatus> statusToSend(ContactChange change) {
        return switch (change) {
            case ContactChange.Create ignored -> Optional.of(ContactStatus.SUBSCRIBED);
            case ContactChange.Restore ignored -> Optional.of(ContactStatus.SUBSCRIBED);
            case ContactChange.Adopt ignored -> Optional.empty();
            case ContactChange.Update ignored -> Optional.empty();
            case ContactChange.HandOver ignored -> Optional.empty();
            case ContactChange.Rename ignored -> Optional.empty();
            case ContactChange.Archive ignored -> Optional.empty();
        };
    }
}
