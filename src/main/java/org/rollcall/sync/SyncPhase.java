package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;

/** Phase of a sync run, in order. */
@Description("Phase of a sync run, in order.")
public enum SyncPhase {
    @Description("Waiting for its turn.")
    WAITING,
    @Description("Calculating the group's members.")
    CALCULATING_MEMBERS,
    @Description("Deciding who wins shared emails.")
    RESOLVING_SHARED_EMAILS,
    @Description("Reading what the provider holds, and comparing; only in runs of reconciliation.")
    COMPARING,
    @Description("Sending to the provider.")
    SENDING,
    @Description("Everything is sent; the provider is still working.")
    AWAITING_PROVIDER,
    @Description("Ended.")
    DONE
}
