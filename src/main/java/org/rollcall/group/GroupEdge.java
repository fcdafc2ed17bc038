package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A group in a page. */
@Description("A group in a page.")
public record GroupEdge(
        @NonNull @Description("Position of this group.") String cursor,
        @NonNull @Description("The group.") Group node) {}
