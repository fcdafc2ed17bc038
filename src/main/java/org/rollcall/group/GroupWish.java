package org.rollcall.group;

import static org.rollcall.graphql.InputError.invalid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.InputError;

/**
 * What an input says, normalised and checked as far as it can be without looking at what is stored.
 *
 * @param id null for a group that is to be made; also where the input's is none of ours, which is an error
 * @param slug null to keep the group's, or to make one from the name
 * @param errors what is wrong in the input itself
 */
record GroupWish(
        @Nullable UUID id,
        @Nullable Integer expectedRevision,
        String name,
        @Nullable String slug,
        @Nullable String description,
        GroupConditions conditions,
        List<UUID> included,
        List<UUID> excluded,
        List<InputError> errors) {

    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 2_000;
    private static final int MAX_DAYS = 36_500;
    private static final int MAX_NAMED = 10_000;
    private static final int MAX_WORDS = 500;

    static GroupWish of(SaveGroupInput input) {
        var errors = new ArrayList<InputError>();
        GroupCriteriaInput criteria = input.criteria();
        return new GroupWish(
                id(input.id(), errors),
                input.expectedRevision(),
                name(input.name(), errors),
                slug(input.slug(), errors),
                description(input.description(), errors),
                conditions(criteria, errors),
                members(orEmpty(criteria.includedMemberIds()), "includedMemberIds", errors),
                excluded(criteria, errors),
                errors);
    }

    private static @Nullable UUID id(@Nullable String id, List<InputError> errors) {
        if (id == null) {
            return null;
        }
        var parsed = GlobalId.GROUP.parse(id);
        if (parsed.isEmpty()) {
            errors.add(invalid(GlobalId.GROUP.refusal("id", id), "id"));
        }
        return parsed.orElse(null);
    }

    private static String name(String name, List<InputError> errors) {
        String trimmed = name.strip();
        int length = trimmed.codePointCount(0, trimmed.length());
        if (length < 1 || length > MAX_NAME || hasNul(trimmed)) {
            errors.add(invalid("The name has " + length + " characters; it needs 1 to 200, none of them NUL.", "name"));
        }
        return trimmed;
    }

    private static @Nullable String slug(@Nullable String slug, List<InputError> errors) {
        if (slug != null && !Slug.isOne(slug)) {
            errors.add(invalid(
                    "The slug is not made of words of a-z and 0-9 joined by single hyphens, such as 'board-members', with 1 to"
                            + " 100 characters.",
                    "slug"));
        }
        return slug;
    }

    private static @Nullable String description(@Nullable String description, List<InputError> errors) {
        if (description == null || description.isBlank()) {
            return null;
        }
        String trimmed = description.strip();
        int length = trimmed.codePointCount(0, trimmed.length());
        if (length > MAX_DESCRIPTION || hasNul(trimmed)) {
            errors.add(invalid(
                    "The description has " + length + " characters; it may have up to 2000, none of them NUL.",
                    "description"));
        }
        return trimmed;
    }

    private static GroupConditions conditions(GroupCriteriaInput criteria, List<InputError> errors) {
        Integer days = criteria.expiresWithinDays();
        if (days != null && (days < 0 || days > MAX_DAYS)) {
            errors.add(invalid(
                    "expiresWithinDays is " + days + "; it may be 0 to 36500.", "criteria", "expiresWithinDays"));
        }
        return new GroupConditions(
                orEmpty(criteria.membershipStatuses()),
                days,
                orEmpty(criteria.kinds()),
                words(orEmpty(criteria.memberTypes()), "memberTypes", errors),
                words(orEmpty(criteria.tags()), "tags", errors));
    }

    private static List<String> words(List<String> words, String field, List<InputError> errors) {
        if (words.size() > MAX_WORDS) {
            errors.add(invalid(field + " has " + words.size() + " entries; it may have 500.", "criteria", field));
        }
        var trimmed = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).strip();
            int length = word.codePointCount(0, word.length());
            if (length < 1 || length > MAX_NAME || hasNul(word)) {
                errors.add(invalid(
                        "An entry of " + field + " has " + length + " characters; it needs 1 to 200, none of them NUL.",
                        "criteria",
                        field,
                        String.valueOf(i)));
            }
            trimmed.add(word);
        }
        return trimmed;
    }

    private static List<UUID> members(List<String> ids, String field, List<InputError> errors) {
        if (ids.size() > MAX_NAMED) {
            errors.add(invalid(
                    field + " names " + ids.size() + " members; it may name 10000. Mark them by a tag instead.",
                    "criteria",
                    field));
            return List.of();
        }
        var members = new ArrayList<UUID>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            String place = String.valueOf(i);
            GlobalId.MEMBER
                    .parse(id)
                    .ifPresentOrElse(
                            members::add,
                            () -> errors.add(invalid(GlobalId.MEMBER.refusal(field, id), "criteria", field, place)));
        }
        return members;
    }

    private static List<UUID> excluded(GroupCriteriaInput criteria, List<InputError> errors) {
        var ids = orEmpty(criteria.excludedMemberIds());
        var included = new HashSet<>(orEmpty(criteria.includedMemberIds()));
        for (int i = 0; i < ids.size(); i++) {
            if (included.contains(ids.get(i))) {
                errors.add(invalid(
                        "The member " + ids.get(i) + " is both included and excluded; name it once.",
                        "criteria",
                        "excludedMemberIds",
                        String.valueOf(i)));
            }
        }
        return members(ids, "excludedMemberIds", errors);
    }

    static <T> List<T> orEmpty(@Nullable List<T> values) {
        return Objects.requireNonNullElse(values, List.of());
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
