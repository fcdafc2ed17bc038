package org.rollcall.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An input value is not acceptable, an object does not exist, or a value is taken. */
@Description("An input value is not acceptable, an object does not exist, or a value is taken.")
public final class InputError implements UserError {

    private final UserErrorCode code;
    private final String message;
    private final @Nullable List<String> field;

    private InputError(UserErrorCode code, String message, List<String> field) {
        this.code = code;
        this.message = message;
        this.field = field;
    }

    public static InputError invalid(String message, String... field) {
        return new InputError(UserErrorCode.INVALID, message, List.of(field));
    }

    public static InputError notFound(String message, String... field) {
        return new InputError(UserErrorCode.NOT_FOUND, message, List.of(field));
    }

    public static InputError erased(String message, String... field) {
        return new InputError(UserErrorCode.ERASED, message, List.of(field));
    }

    public static InputError taken(String message, String... field) {
        return new InputError(UserErrorCode.TAKEN, message, List.of(field));
    }

    @Override
    @NonNull
    @Description("ERASED, INVALID, NOT_FOUND or TAKEN.")
    public UserErrorCode getCode() {
        return code;
    }

    @Override
    @NonNull
    @Description("For people.")
    public String getMessage() {
        return message;
    }

    @Override
    @Description("Path of the input field at fault.")
    public @Nullable List<@NonNull String> getField() {
        return field;
    }
}
