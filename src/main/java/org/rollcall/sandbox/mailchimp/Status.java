package org.rollcall.sandbox.mailchimp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Marketing status of a contact. */
enum Status {
    SUBSCRIBED,
    UNSUBSCRIBED,
    CLEANED,
    PENDING,
    TRANSACTIONAL,
    ARCHIVED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Status> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
