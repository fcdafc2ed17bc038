package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A group member in a page. */
@Description("A group member in a page.")
public record GroupMemberEdge(
        @NonNull @Description("Position of this member.") String cursor,
        @NonNull @Description("The member.") GroupMember node) {}
