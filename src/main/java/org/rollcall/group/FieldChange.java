package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A field that a save would change. */
@Description("A field that a save would change.")
public record FieldChange(
        @NonNull @Description("Path of the field in the input.")
        List<@NonNull String> field,

        @Description("Value now, as text.") @Nullable String from,

        @Description("Value after the save, as text.") @Nullable
        String to) {}
