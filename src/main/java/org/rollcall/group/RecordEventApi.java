package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.rollcall.graphql.Page;
import org.rollcall.sync.EventPages;
import org.rollcall.sync.SyncEventConnection;
import org.rollcall.sync.SyncRecordChange;

/** Records in events, and events of records. */
@GraphQLApi
public class RecordEventApi {

    private final EmailSyncRecordStore records;
    private final EventPages events;

    RecordEventApi(EmailSyncRecordStore records, EventPages events) {
        this.records = records;
        this.events = events;
    }

    @Description("The record as it is now; null when its address has left the group since.")
    public Uni<List<@Nullable EmailSyncRecord>> record(@Source List<SyncRecordChange> of) {
        return records.byIds(of.stream().map(SyncRecordChange::record).toList())
                .map(found -> of.stream()
                        .<@Nullable EmailSyncRecord>map(change -> found.get(change.record()))
                        .toList());
    }

    @NonNull
    @Description("What happened to this record, newest first: of each event only the changes that are about it.")
    public Uni<SyncEventConnection> events(
            @Source EmailSyncRecord record,
            @DefaultValue("20") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return events.ofRecord(record.row().id(), Page.of(first, after, last, before, EventPages.KEY_LENGTH));
    }
}
