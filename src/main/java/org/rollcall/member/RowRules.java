package org.rollcall.member;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be said of an edit by looking at it alone; what needs the other members is said by {@link ReviewStore}. */
final class RowRules {

    private static final int MAX_TAG_LENGTH = 200;
    static final int MAX_CUSTOM_NAME_LENGTH = 100;
    private static final int MAX_CUSTOM_VALUE_LENGTH = 2_000;
    private static final Pattern DAY = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}");
    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");
    private static final Set<String> ROLE_KINDS =
            Stream.of(ContactRoleKind.values()).map(Enum::name).collect(Collectors.toSet());

    private final MemberEdit edit;
    private final List<Rejection> rejections = new ArrayList<>();

    private RowRules(MemberEdit edit) {
        this.edit = edit;
    }

    /** Why the edit cannot be accepted; empty when nothing speaks against it so far. */
    static List<Rejection> rejectionsOf(MemberEdit edit) {
        RowRules rules = new RowRules(edit);
        rules.check();
        return rules.rejections;
    }

    /** What a text means for a field that is on or off; null for a text that leaves it as it is. */
    static @Nullable Boolean flag(@Nullable String text) {
        return (text == null || text.isEmpty()) ? null : YES.contains(text.toLowerCase(Locale.ROOT));
    }

    private void check() {
        if (!edit.has(Field.EXTERNAL_ID)) {
            reject(Field.EXTERNAL_ID, edit.value(Field.EXTERNAL_ID), "is missing; it is your own key of the member");
        }
        edit.values().forEach(this::checkText);
        checkKind();
        checkDay(Field.MEMBER_SINCE);
        checkDay(Field.MEMBERSHIP_EXPIRES);
        checkFlag(Field.ACTIVE);
        checkFlag(Field.DO_NOT_SEND);
        checkTags();
        checkRoles();
        edit.customFields().forEach(this::checkCustomField);
    }

    private void checkText(Field field, String value) {
        checkText(field.column(), value, field.maxLength());
        if (field != Field.EMAIL && value.chars().anyMatch(c -> c != 0 && Character.isISOControl(c))) {
            reject(field, value, "holds a control character");
        }
    }

    private void checkText(String field, String value, int maxLength) {
        if (value.codePointCount(0, value.length()) > maxLength) {
            reject(field, value, "is longer than " + maxLength + " characters");
        } else if (value.indexOf('\0') >= 0) {
            reject(field, value, "holds a NUL character");
        }
    }

    private void checkKind() {
        String kind = edit.value(Field.KIND);
        if (kind != null && !kind.isEmpty() && !kind.equals("PERSON") && !kind.equals("COMPANY")) {
            reject(Field.KIND, kind, "is neither PERSON nor COMPANY");
        }
    }

    private void checkDay(Field field) {
        String text = edit.value(field);
        if (text != null && !text.isEmpty() && !isDay(text)) {
            reject(field, text, "is not a day such as 2026-11-23");
        }
    }

    private static boolean isDay(String text) {
        try {
            return DAY.matcher(text).matches() && LocalDate.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void checkFlag(Field field) {
        String text = edit.value(field);
        if (text != null && !text.isEmpty()) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (!YES.contains(lower) && !NO.contains(lower)) {
                reject(field, text, "is neither true nor false");
            }
        }
    }

    private void checkTags() {
        List<String> tags = edit.tags();
        if (tags == null) {
            return;
        }
        for (String tag : tags) {
            checkText(Field.TAGS.column(), tag, MAX_TAG_LENGTH);
            if (tag.chars().anyMatch(c -> c != 0 && Character.isISOControl(c))) {
                reject(Field.TAGS, tag, "holds a control character");
            }
        }
    }

    private void checkRoles() {
        List<RoleEdit> roles = edit.roles();
        if (roles == null) {
            return;
        }
        for (RoleEdit role : roles) {
            checkText(Field.ROLES.column(), role.toString(), Field.EXTERNAL_ID.maxLength() + 20);
            if (!ROLE_KINDS.contains(role.kind()) || role.companyExternalId().isBlank()) {
                reject(
                        Field.ROLES,
                        role.toString(),
                        "is not a role such as PRIMARY_CONTACT:acme; the roles are PRIMARY_CONTACT, BILLING_CONTACT"
                                + " and MANAGEMENT_ACCESS");
            }
        }
    }

    private void checkCustomField(String name, String value) {
        String field = MemberEdit.CUSTOM_PREFIX + name;
        if (name.isBlank()) {
            reject(field, name, "has no name");
        }
        checkText(field, name, MAX_CUSTOM_NAME_LENGTH);
        checkText(field, value, MAX_CUSTOM_VALUE_LENGTH);
    }

    private void reject(Field field, @Nullable String value, String reason) {
        reject(field.column(), value, reason);
    }

    private void reject(String field, @Nullable String value, String reason) {
        String shownField = field.length() > 120 ? field.substring(0, 120) + "…" : field;
        rejections.add(Rejection.invalid(edit.line(), shownField.replace('\0', '\u2400'), value, reason));
    }
}
