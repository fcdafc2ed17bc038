package org.rollcall.digest;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A daily digest in a page. */
@Description("A daily digest in a page.")
public record DailyDigestEdge(
        @NonNull @Description("Position of this digest.") String cursor,

        @NonNull @Description("The digest.") DailyDigest node) {}
