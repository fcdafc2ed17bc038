package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.graphql.UserError;
import org.rollcall.graphql.UserErrorCode;

/** The record is N/A and cannot be synced. */
@Description("The record is N/A and cannot be synced.")
public final class NotSyncableError implements UserError {

    private final NotApplicableReason reason;
    private final List<String> field;

    NotSyncableError(NotApplicableReason reason, String... field) {
        this.reason = reason;
        this.field = List.of(field);
    }

    @Override
    @NonNull
    @Description("Always NOT_SYNCABLE.")
    public UserErrorCode getCode() {
        return UserErrorCode.NOT_SYNCABLE;
    }

    @Override
    @NonNull
    @Description("For people.")
    public String getMessage() {
        return "The record is N/A and cannot be synced: " + reason.message();
    }

    @Override
    @Description("Path of the input field at fault.")
    public @Nullable List<@NonNull String> getField() {
        return field;
    }

    @NonNull
    @Description("Why it is N/A.")
    public NotApplicableReason getReason() {
        return reason;
    }
}
