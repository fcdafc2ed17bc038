package org.rollcall.member;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a member to be, as entered and not yet checked.
 *
 * @param line of the file, or number in the input from 1
 * @param values texts by field: one that is absent stays as it is, an empty one is cleared
 * @param tags all of them; null leaves them as they are
 * @param roles all of the person's; null leaves them as they are
 * @param customFields by name; those not named stay as they are, an empty value clears
 */
record MemberEdit(
        int line,
        Map<Field, String> values,
        @Nullable List<String> tags,
        @Nullable List<RoleEdit> roles,
        Map<String, String> customFields) {

    /** Before the name of a field of the association's own, in headers and rejections. */
    static final String CUSTOM_PREFIX = "custom:";

    MemberEdit {
        Map<Field, String> normalised = new EnumMap<>(Field.class);
        values.forEach((field, value) -> normalised.put(field, normalise(field, value)));
        values = normalised;
        tags = tags == null ? null : normalise(tags);
        roles = roles == null ? null : List.copyOf(roles);
        customFields = Map.copyOf(customFields);
    }

    @Nullable
    String value(Field field) {
        return values.get(field);
    }

    boolean has(Field field) {
        String value = values.get(field);
        return value != null && !value.isEmpty();
    }

    private static String normalise(Field field, String value) {
        if (field == Field.KIND) {
            return value.strip().toUpperCase(Locale.ROOT);
        }
        return field.isToken() || value.isBlank() ? value.strip() : value;
    }

    /** Tags are a set: the same ones in another order are no change. */
    private static List<String> normalise(List<String> tags) {
        return tags.stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
