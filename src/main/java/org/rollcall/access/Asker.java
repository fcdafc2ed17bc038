package org.rollcall.access;

import io.vertx.ext.web.RoutingContext;

/** What is known of whoever sent a request. */
public sealed interface Asker {

    /** It is known who it is. */
    record Known(Caller caller) implements Asker {}

    /**
     * It is not.
     *
     * @param why for the one who asks
     */
    record Nobody(Reason reason, String why) implements Asker {

        /** How to say who one is, by RFC 6750; for the header {@code WWW-Authenticate}. */
        public String challenge() {
            return reason == Reason.MISSING
                    ? "Bearer realm=\"rollcall\""
                    : "Bearer realm=\"rollcall\", error=\"invalid_token\"";
        }
    }

    /**
     * It was not looked at: too much that was no good came from there.
     *
     * @param seconds until it is
     */
    record Throttled(int seconds) implements Asker {

        public String why() {
            return "Too many credentials from your address were no good; try again in " + seconds + " seconds.";
        }
    }

    /** Why it is not known who somebody is. */
    enum Reason {
        EXPIRED,
        /** It is no credential at all. */
        MALFORMED,
        /** None was given. */
        MISSING,
        /** The identity provider's, and not valid, or not any more. */
        NOT_VALID,
        REVOKED,
        UNKNOWN
    }

    /** Whoever sent a request to an address where that is asked. */
    static Asker of(RoutingContext request) {
        Asker asker = request.get(Asker.class.getName());
        return asker == null ? new Nobody(Reason.MISSING, "Nobody was asked for.") : asker;
    }

    /** Keeps it with the request. */
    default void keep(RoutingContext request) {
        request.put(Asker.class.getName(), this);
        if (this instanceof Known known) {
            request.put(Caller.KEY, known.caller());
        }
    }
}
