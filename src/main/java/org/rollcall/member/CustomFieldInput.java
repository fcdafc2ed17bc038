package org.rollcall.member;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A field of the association's own; an empty value clears it. */
@Description("A field of the association's own; an empty value clears it.")
@Input("CustomFieldInput")
public record CustomFieldInput(
        @NonNull @Description("Name, up to 100 characters.") String name,

        @NonNull @Description("Value as text, up to 2,000 characters.")
        String value) {}
