package org.rollcall.member;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A member in a page. */
@Description("A member in a page.")
public record MemberEdge(
        @NonNull @Description("Position of this member.") String cursor,
        @NonNull @Description("The member.") Member node) {}
