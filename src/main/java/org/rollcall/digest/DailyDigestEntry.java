package org.rollcall.digest;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** A trouble in a daily digest. */
@Description("A trouble in a daily digest.")
public final class DailyDigestEntry {

    private final Entry entry;

    DailyDigestEntry(Entry entry) {
        this.entry = entry;
    }

    Entry entry() {
        return entry;
    }

    @NonNull
    @Description("Kind of trouble.")
    public DailyDigestEntryKind getKind() {
        return entry.kind();
    }

    @Description("The provider; null when the calculation failed.")
    public @Nullable Provider getProvider() {
        return entry.provider();
    }

    @NonNull
    @Description("What failed, in words; of records that failed, how many by kind of error.")
    public String getMessage() {
        return entry.message();
    }

    @Description("Number of records that failed.")
    public int getFailedRecords() {
        return entry.failedRecords();
    }

    @NonNull
    @Description("When it failed.")
    public OffsetDateTime getFailedAt() {
        return entry.failedAt();
    }
}
