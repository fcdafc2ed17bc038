package org.rollcall.member;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A field of the association's own. */
@Description("A field of the association's own.")
public record CustomField(
        @NonNull @Description("Name.") String name,
        @NonNull @Description("Value as text.") String value) {}
