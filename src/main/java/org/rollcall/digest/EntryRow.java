package org.rollcall.digest;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.digest.Entry.Subject;
import org.rollcall.provider.Provider;

/** An entry in a row, be it found now or kept. */
final class EntryRow {

    private EntryRow() {}

    static Entry read(Row row) {
        UUID group = row.getUUID("group_id");
        return new Entry(
                DailyDigestEntryKind.valueOf(row.getString("kind")),
                group == null ? null : new Subject(group, row.getString("group_name"), row.getString("group_slug")),
                provider(row.getString("provider")),
                row.getString("message"),
                row.getInteger("failed_records"),
                row.getOffsetDateTime("failed_at"));
    }

    private static @Nullable Provider provider(@Nullable String name) {
        return name == null ? null : Provider.valueOf(name);
    }
}
