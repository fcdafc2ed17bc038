package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;
import org.rollcall.graphql.UserErrorCode;

/** Somebody else changed the group meanwhile. */
@Description("Somebody else changed the group meanwhile.")
public final class RevisionConflictError implements UserError {

    private final int expected;
    private final Group current;

    RevisionConflictError(int expected, Group current) {
        this.expected = expected;
        this.current = current;
    }

    @Override
    @NonNull
    @Description("Always CONFLICT.")
    public UserErrorCode getCode() {
        return UserErrorCode.CONFLICT;
    }

    @Override
    @NonNull
    @Description("For people.")
    public String getMessage() {
        return "The group is at revision " + current.getRevision() + ", not " + expected
                + ": it was changed meanwhile. Look at 'current', then save with its revision.";
    }

    @Override
    @Description("Path of the input field at fault.")
    public @Nullable List<@NonNull String> getField() {
        return List.of("expectedRevision");
    }

    @NonNull
    @Description("The group as it is now, to show and merge.")
    public Group getCurrent() {
        return current;
    }
}
