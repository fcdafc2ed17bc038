package org.rollcall.access;

import io.vertx.ext.web.RoutingContext;

/** What is known of whoever sent a request. */
public sealed interface Asker {

    /** It is known who it is. */
    record Known(Caller caller) implements Asker {}

    /**
     * It is not.
     *
     * @param gaveToken whether something was shown that was no good
     * @param why for the one who asks
     */
    record Nobody(boolean gaveToken, String why) implements Asker {

        /** How to say who one is, by RFC 6750; for the header {@code WWW-Authenticate}. */
        public String challenge() {
            return gaveToken ? "Bearer realm=\"rollcall\", error=\"invalid_token\"" : "Bearer realm=\"rollcall\"";
        }
    }

    /** Whoever sent a request to an address where that is asked. */
    static Asker of(RoutingContext request) {
        Asker asker = request.get(Asker.class.getName());
        return asker == null ? new Nobody(false, "Nobody was asked for.") : asker;
    }

    /** Keeps it with the request. */
    default void keep(RoutingContext request) {
        request.put(Asker.class.getName(), this);
        if (this instanceof Known known) {
            request.put(Caller.KEY, known.caller());
        }
    }
}
