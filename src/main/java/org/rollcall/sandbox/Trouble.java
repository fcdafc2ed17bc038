package org.rollcall.sandbox;

/** Trouble that each provider words in its own way. */
public enum Trouble {
    THROTTLED,
    UNAUTHORIZED,
    BROKEN
}
