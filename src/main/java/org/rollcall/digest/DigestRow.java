package org.rollcall.digest;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A digest as it is kept, or as it would be. */
record DigestRow(
        LocalDate day,
        State state,
        List<String> recipients,
        @Nullable OffsetDateTime sentAt,
        @Nullable String notSentReason,
        List<Entry> entries) {

    enum State {
        /** Not made yet; what is shown is found now. */
        PREVIEW,
        /** The mail server is being asked, or was when the process ended. */
        SENDING,
        SENT,
        /** The mail server refused; tried again within the day. */
        REFUSED,
        /** It may have gone out, and is not sent again but by a person. */
        UNSURE,
        /** There was no reason to send it, or nobody to send it to. */
        NOT_SENT
    }
}
