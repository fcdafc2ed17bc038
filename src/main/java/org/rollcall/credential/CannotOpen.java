package org.rollcall.credential;

/** Something sealed does not open; the message completes "It cannot be opened: …" and holds nothing of the content. */
public final class CannotOpen extends RuntimeException {

    CannotOpen(String why) {
        super(why);
    }
}
