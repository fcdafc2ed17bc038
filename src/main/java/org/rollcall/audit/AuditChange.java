package org.rollcall.audit;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A field that is different afterwards, or a detail of what was done. */
@Description("A field that is different afterwards, or a detail of what was done.")
public record AuditChange(
        @NonNull @Description("Name of the field.") String field,

        @Description("Value before; lists and objects as JSON. Null when there was none.") @Nullable
        String before,

        @Description("Value afterwards; lists and objects as JSON. Null when there is none.") @Nullable
        String after) {}
