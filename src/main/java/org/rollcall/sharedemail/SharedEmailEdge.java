package org.rollcall.sharedemail;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A shared email in a page. */
@Description("A shared email in a page.")
public record SharedEmailEdge(
        @NonNull @Description("Position of this shared email.")
        String cursor,

        @NonNull @Description("The shared email.") SharedEmail node) {}
