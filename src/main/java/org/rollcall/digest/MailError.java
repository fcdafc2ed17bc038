package org.rollcall.digest;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;
import org.rollcall.graphql.UserErrorCode;

/** The mail server refused, or cannot be reached. */
@Description("The mail server refused, or cannot be reached.")
public final class MailError implements UserError {

    private final String message;

    MailError(String message) {
        this.message = message;
    }

    @Override
    @NonNull
    @Description("Always MAIL.")
    public UserErrorCode getCode() {
        return UserErrorCode.MAIL;
    }

    @Override
    @NonNull
    @Description("For people.")
    public String getMessage() {
        return message;
    }

    @Override
    @Description("Always null: no field is at fault.")
    public @Nullable List<@NonNull String> getField() {
        return null;
    }
}
