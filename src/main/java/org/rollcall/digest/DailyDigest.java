package org.rollcall.digest;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;

/** The mail that lists groups which failed to calculate or sync. */
@Description("The mail that lists what failed and what waits for a person.")
public final class DailyDigest implements Node {

    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private final DigestRow row;

    DailyDigest(DigestRow row) {
        this.row = row;
    }

    DigestRow row() {
        return row;
    }

    /** The day is the key, so that the preview of today's has the id of what is kept later. */
    static Optional<LocalDate> day(UUID key) {
        long day = key.getLeastSignificantBits();
        return key.getMostSignificantBits() != 0 || day < 0 || day > LAST_DAY
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(day));
    }

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    public String getId() {
        return GlobalId.DAILY_DIGEST.of(new UUID(0, row.day().toEpochDay()));
    }

    @NonNull
    @Description("The day it covers.")
    public LocalDate getDate() {
        return row.day();
    }

    @NonNull
    @Description("What failed and what waits; of today's, before it is made, as it is now.")
    public List<@NonNull DailyDigestEntry> getEntries() {
        return row.entries().stream().map(DailyDigestEntry::new).toList();
    }

    @NonNull
    @Description("To whom it went, or will go.")
    public List<@NonNull String> getRecipients() {
        return row.recipients();
    }

    @Description("When it was last sent; null before that.")
    public @Nullable OffsetDateTime getSentAt() {
        return row.sentAt();
    }

    @Description(
            "Why it was not sent, or would not be: nothing to tell, nobody to tell it to, or a mail server that refused.")
    public @Nullable String getNotSentReason() {
        return row.notSentReason();
    }
}
