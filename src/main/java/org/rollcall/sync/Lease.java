package org.rollcall.sync;

import java.util.UUID;

/**
 * A claimed piece of work.
 *
 * @param generation of the request that was claimed: work is done only if none came meanwhile
 * @param token grows with each claim: who holds an older one may write nothing any more
 */
record Lease(Kind kind, UUID subject, int generation, int token) {

    /** What is to be done to the subject. */
    enum Kind {
        /** Calculate a group's members. */
        CALCULATE,
        /** Bring a provider account in step. */
        SYNC
    }
}
