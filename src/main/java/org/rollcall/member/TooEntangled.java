package org.rollcall.member;

/** The rows of an input rely on rejected ones in chains too long to follow; nothing of it was applied. */
final class TooEntangled extends RuntimeException {

    TooEntangled() {
        super(
                "the rows rely on rejected ones in chains of more than 100; mend the rejected rows, or send less at once.");
    }
}
