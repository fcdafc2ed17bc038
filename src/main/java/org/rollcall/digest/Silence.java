package org.rollcall.digest;

import java.util.List;
import java.util.Optional;

/** Why a digest is not sent, though nothing is wrong with the mail. */
final class Silence {

    private Silence() {}

    static Optional<String> reason(List<Entry> entries, List<String> recipients) {
        if (entries.isEmpty()) {
            return Optional.of("There is nothing to tell.");
        }
        return recipients.isEmpty()
                ? Optional.of("Nobody is set to get it; name recipients in rollcall.digest.recipients.")
                : Optional.empty();
    }
}
