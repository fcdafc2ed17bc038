package org.rollcall.member;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserErrorCode;

/**
 * Why an edit was refused.
 *
 * @param line of the file, or number in the input from 1
 * @param field name of the column at fault
 * @param value what was given, its beginning when it is long
 * @param code INVALID, NOT_FOUND or TAKEN
 */
record Rejection(int line, String field, @Nullable String value, String reason, UserErrorCode code) {

    private static final int SHOWN = 200;

    Rejection {
        value = value == null ? null : shown(value);
    }

    static Rejection invalid(int line, String field, @Nullable String value, String reason) {
        return new Rejection(line, field, value, reason, UserErrorCode.INVALID);
    }

    /** PostgreSQL keeps no NUL: its picture is shown instead. */
    private static String shown(String value) {
        return (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value).replace('\0', '\u2400');
    }

    /** The same for people who use the API: the path ends at the input's own name of the field. */
    InputError asInputError(List<String> path) {
        Optional<String> inputName = inputName();
        List<String> fullPath = new ArrayList<>(path);
        inputName.ifPresent(fullPath::add);
        String[] names = fullPath.toArray(String[]::new);
        String message = inputName.orElse(field) + (value == null || value.isEmpty() ? "" : " '" + value + "'") + ": "
                + reason + ".";
        return switch (code) {
            case ERASED -> InputError.erased(message, names);
            case TAKEN -> InputError.taken(message, names);
            case NOT_FOUND -> InputError.notFound(message, names);
            case INVALID, BUSY, CONFLICT, MAIL, NOT_SYNCABLE, PLAN_STALE, PROVIDER, REMOVALS_UNCONFIRMED ->
                InputError.invalid(message, names);
        };
    }

    /** Empty for the kind: an input tells it by its type. */
    private Optional<String> inputName() {
        if (field.startsWith(MemberEdit.CUSTOM_PREFIX)) {
            return Optional.of("customFields");
        }
        return Arrays.stream(Field.values())
                .filter(known -> known != Field.KIND && known.column().equals(field))
                .map(Field::inputName)
                .findFirst();
    }
}
