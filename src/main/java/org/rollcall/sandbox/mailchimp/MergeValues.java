package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Merge field values, checked and brought into the form in which they are kept. */
record MergeValues(JsonObject values, List<Problem.FieldError> errors) {

    /**
     * Checks the given values.
     *
     * @param whole whether required fields that are not given are an error, as when the contact is new
     */
    static MergeValues check(Audience audience, JsonObject given, boolean whole) {
        JsonObject values = new JsonObject();
        List<Problem.FieldError> errors = new ArrayList<>();
        for (MergeField field : audience.fields()) {
            Object value = given.getValue(field.tag());
            boolean blank = value == null || value.toString().isBlank();
            if (blank && field.required() && (whole || given.containsKey(field.tag()))) {
                errors.add(new Problem.FieldError(field.tag(), "Please enter a value"));
            } else if (!blank && field.type().equals("number") && number(value).isEmpty()) {
                errors.add(new Problem.FieldError(field.tag(), "Please enter a number"));
            } else if (given.containsKey(field.tag())) {
                values.put(field.tag(), kept(field, value, blank));
            }
        }
        return new MergeValues(values, errors);
    }

    /** Tags that the audience does not have; the address may be given among the fields. */
    static Set<String> unknownTags(Audience audience, JsonObject given) {
        Set<String> known = audience.fields().stream().map(MergeField::tag).collect(Collectors.toSet());
        return given.fieldNames().stream()
                .filter(tag -> !known.contains(tag) && !tag.equals("EMAIL"))
                .collect(Collectors.toSet());
    }

    private static Object kept(MergeField field, @Nullable Object value, boolean blank) {
        if (blank || value == null) {
            return "";
        }
        if (field.type().equals("number")) {
            return number(value).orElseThrow();
        }
        return value instanceof JsonObject ? value : value.toString();
    }

    private static Optional<Double> number(@Nullable Object value) {
        try {
            return Optional.of(new BigDecimal(String.valueOf(value).strip()).doubleValue());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
