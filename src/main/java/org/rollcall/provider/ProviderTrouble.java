package org.rollcall.provider;

/**
 * A provider, as opposed to one contact, cannot do what it is asked now. Records stay queued; the worker waits or asks
 * for a person, by kind. The message carries no address and no credentials.
 */
public final class ProviderTrouble extends RuntimeException {

    private final Kind kind;

    public ProviderTrouble(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong, which decides what happens next. */
    public enum Kind {
        /** Asked to slow down; comes back by itself. */
        THROTTLED,
        /** Not reachable, not answering in time, or answering with something that is no answer; comes back by itself. */
        UNAVAILABLE,
        /** The credentials are refused; waits for a person. */
        UNAUTHORIZED,
        /** The audience is gone, there are several and none is chosen, or a call is refused as malformed. */
        MISCONFIGURED
    }
}
