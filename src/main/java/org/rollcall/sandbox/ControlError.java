package org.rollcall.sandbox;

/** The control was asked for something it cannot do; the message names the field, its value and what is allowed. */
public final class ControlError extends RuntimeException {

    public ControlError(String message) {
        super(message, null, false, false);
    }
}
