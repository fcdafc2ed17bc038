package org.rollcall.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An expected failure of a mutation: data, not an exception. */
@Interface
@Description("An expected failure of a mutation. New concrete types may be added, so always ask for these fields.")
public interface UserError {

    @NonNull
    @Description("For programs.")
    UserErrorCode getCode();

    @NonNull
    @Description("For people.")
    String getMessage();

    @Description("Path of the input field at fault; null when none is.")
    @Nullable
    List<@NonNull String> getField();
}
