package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A field that a plan changes. */
@Name("PlannedField")
@Description("A field of a contact that a plan changes.")
public record PlannedField(
        @NonNull @Description("Name of the field.") String name,

        @NonNull @Description("Value now; empty when blank.")
        String from,

        @NonNull @Description("Value afterwards; empty when blank.")
        String to) {}
