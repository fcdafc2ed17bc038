package org.rollcall.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;

/** Compares a group as it stands with what a person wants, field by field. */
final class GroupChanges {

    private final List<FieldChange> changes = new ArrayList<>();

    private GroupChanges() {}

    /** The fields that are different, in the order of the input; all that say something for a new group. */
    static List<FieldChange> between(@Nullable GroupDraft from, GroupDraft to) {
        var compared = new GroupChanges();
        compared.compare(from == null ? null : from.name(), to.name(), "name");
        compared.compare(from == null ? null : from.slug(), to.slug(), "slug");
        compared.compare(from == null ? null : from.description(), to.description(), "description");
        compared.criteria(from, to);
        compared.compare(from == null ? null : text(from.beneficiaries()), text(to.beneficiaries()), "beneficiaries");
        compared.compare(
                from == null ? null : text(from.syncPrimaryMembers()),
                text(to.syncPrimaryMembers()),
                "syncPrimaryMembers");
        compared.compare(
                from == null ? null : text(from.syncBeneficiaries()),
                text(to.syncBeneficiaries()),
                "syncBeneficiaries");
        compared.connections(from == null ? List.of() : from.connections(), to.connections());
        return List.copyOf(compared.changes);
    }

    private void criteria(@Nullable GroupDraft from, GroupDraft to) {
        GroupConditions was = from == null ? null : from.conditions();
        GroupConditions is = to.conditions();
        compare(
                was == null ? null : text(was.membershipStatuses()),
                text(is.membershipStatuses()),
                "criteria",
                "membershipStatuses");
        compare(
                was == null ? null : text(was.expiresWithinDays()),
                text(is.expiresWithinDays()),
                "criteria",
                "expiresWithinDays");
        compare(was == null ? null : text(was.kinds()), text(is.kinds()), "criteria", "kinds");
        compare(was == null ? null : text(was.memberTypes()), text(is.memberTypes()), "criteria", "memberTypes");
        compare(was == null ? null : text(was.tags()), text(is.tags()), "criteria", "tags");
        compare(from == null ? null : ids(from.included()), ids(to.included()), "criteria", "includedMemberIds");
        compare(from == null ? null : ids(from.excluded()), ids(to.excluded()), "criteria", "excludedMemberIds");
    }

    private void connections(List<Connection> from, List<Connection> to) {
        if (!from.equals(to)) {
            changes.add(new FieldChange(List.of("lists"), text(from), text(to)));
        }
    }

    private void compare(@Nullable String from, @Nullable String to, String... field) {
        if (!Objects.equals(from, to)) {
            changes.add(new FieldChange(List.of(field), from, to));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Null for an empty list; so that a list is not confused with a text that holds a comma, each value is quoted. */
    private static @Nullable String text(List<?> values) {
        return values.isEmpty() ? null : values.stream().map(GroupChanges::word).collect(Collectors.joining(", "));
    }

    private static String word(Object value) {
        return switch (value) {
            case Connection connection -> connection.provider().displayName() + ": " + connection.listName();
            case String text -> "\"" + text.replace("\"", "\\\"") + "\"";
            default -> value.toString();
        };
    }

    private static @Nullable String ids(List<UUID> members) {
        return members.isEmpty()
                ? null
                : members.stream().map(GlobalId.MEMBER::of).collect(Collectors.joining(", "));
    }
}
