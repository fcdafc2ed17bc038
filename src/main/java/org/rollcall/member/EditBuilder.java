package org.rollcall.member;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.MemberKind;

/** Makes an edit of what an input gives; null leaves a field as it is. */
final class EditBuilder {

    private final Map<Field, String> values = new EnumMap<>(Field.class);

    EditBuilder(MemberKind kind, String externalId) {
        values.put(Field.KIND, kind.name());
        values.put(Field.EXTERNAL_ID, externalId);
    }

    EditBuilder set(Field field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
        return this;
    }

    /** Clearing wins over a value that is given too. */
    EditBuilder clear(@Nullable List<MemberField> fields) {
        if (fields != null) {
            fields.forEach(field -> values.put(field.field(), ""));
        }
        return this;
    }

    MemberEdit edit(
            int line,
            @Nullable List<String> tags,
            @Nullable List<ContactRoleInput> roles,
            @Nullable List<CustomFieldInput> customFields) {
        Map<String, String> custom = new LinkedHashMap<>();
        if (customFields != null) {
            customFields.forEach(field -> custom.put(field.name(), field.value()));
        }
        List<RoleEdit> roleEdits = roles == null
                ? null
                : roles.stream()
                        .map(role -> new RoleEdit(role.kind().name(), role.companyExternalId()))
                        .toList();
        return new MemberEdit(line, values, tags, roleEdits, custom);
    }
}
