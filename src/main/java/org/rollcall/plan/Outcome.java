package org.rollcall.plan;

import org.jspecify.annotations.Nullable;

/** Where an address stands at a provider once nothing is left to do for it. */
public sealed interface Outcome {

    /** Subscribed, with the wanted fields, on the wanted lists. */
    record Synced() implements Outcome {}

    /** Unsubscribed at the provider; left alone. */
    record Unsubscribed() implements Outcome {}

    /** Not to be had, for a reason that stands until an input changes or a person acts. */
    record Failed(SyncErrorCode code, @Nullable String words) implements Outcome {}

    /** No group wants it any more, and nothing of ours is left there. */
    record Gone() implements Outcome {}

    /** Left for later: the contact is about to become its owner's new address. */
    record AwaitsRename() implements Outcome {}

    /** Left for later: its group waits for a person to confirm removals. */
    record AwaitsPerson() implements Outcome {}
}
