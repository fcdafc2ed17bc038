package org.rollcall.provider;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider, as opposed to one contact, cannot do what it is asked now. Records stay queued; the worker waits or asks
 * for a person, by kind. The message carries no address and no credentials.
 */
public final class ProviderTrouble extends RuntimeException {

    private final Kind kind;
    private final @Nullable Instant until;

    public ProviderTrouble(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.until = null;
    }

    private ProviderTrouble(Instant until, String message) {
        super(message);
        this.kind = Kind.QUOTA_SPENT;
        this.until = until;
    }

    /** The calls that the provider grants are spent until this moment, by the association's clock. */
    public static ProviderTrouble quotaSpent(Instant until, String message) {
        return new ProviderTrouble(until, message);
    }

    public Kind kind() {
        return kind;
    }

    /** When it is over, where the provider tells. */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /** What is wrong, which decides what happens next. */
    public enum Kind {
        /** Asked to slow down; comes back by itself. */
        THROTTLED,
        /** The day's calls are spent; comes back by itself when the provider counts anew. */
        QUOTA_SPENT,
        /** Not reachable, not answering in time, or answering with something that is no answer; comes back by itself. */
        UNAVAILABLE,
        /** The credentials are refused; waits for a person. */
        UNAUTHORIZED,
        /** The audience is gone, there are several and none is chosen, or a call is refused as malformed. */
        MISCONFIGURED
    }
}
