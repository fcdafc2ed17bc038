package org.rollcall.postgres;

/** The service cannot start; the message says in one sentence why, and what to do. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }
}
