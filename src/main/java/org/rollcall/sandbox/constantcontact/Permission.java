package org.rollcall.sandbox.constantcontact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a contact's address may be sent. */
enum Permission {
    IMPLICIT,
    EXPLICIT,
    NOT_SET,
    PENDING_CONFIRMATION,
    TEMP_HOLD,
    UNSUBSCRIBED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether mail may be sent. */
    boolean isActive() {
        return this == IMPLICIT || this == EXPLICIT;
    }

    static Optional<Permission> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
