package org.rollcall.access;

import org.eclipse.microprofile.graphql.Description;

/** A permission. */
@Description("A permission.")
public enum Permission {
    @Description(
            "Make and revoke API tokens, run and pause jobs, send the Daily Digest, and whatever else is about the service itself.")
    ADMIN,
    @Description("Save and delete groups, import and edit members.")
    GROUPS_WRITE,
    @Description("Connect and pause providers.")
    PROVIDERS_WRITE,
    @Description("Read everything but API tokens, and export it.")
    READ,
    @Description("Re-sync, compare with the providers, apply plans and cancel.")
    SYNC
}
