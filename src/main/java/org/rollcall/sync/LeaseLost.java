package org.rollcall.sync;

/** Somebody else holds the work now: what was about to be written must not be. */
final class LeaseLost extends RuntimeException {

    LeaseLost(Lease lease) {
        super("the lease on " + lease.kind() + " " + lease.subject() + " is lost");
    }
}
