package org.rollcall.audit;

import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Something that was done. */
@Description("Something that was done.")
public final class AuditEntry {

    private final Row row;

    AuditEntry(Row row) {
        this.row = row;
    }

    @Description("Number in the trail, in the order in which things took effect.")
    public int getPosition() {
        return row.position();
    }

    @NonNull
    @Description("When it was done.")
    public OffsetDateTime getOccurredAt() {
        return row.occurredAt().atOffset(ZoneOffset.UTC);
    }

    @NonNull
    @Description("Who did it.")
    public AuditActor getActor() {
        return new AuditActor(row.actor().kind(), row.actor().id(), row.actor().name());
    }

    @Description("Network address that the request came from.")
    public @Nullable String getAddress() {
        return row.actor().address();
    }

    @NonNull
    @Description("What was done.")
    public AuditAction getAction() {
        return AuditAction.valueOf(row.action());
    }

    @Id
    @Description("Global id of what it was done to, which may be gone since; null when it is about many, or none.")
    public @Nullable String getObjectId() {
        return row.object();
    }

    @NonNull
    @Description("What is different afterwards, in alphabetical order; empty when it was erased.")
    public List<@NonNull AuditChange> getChanges() {
        JsonObject changes = row.changes();
        return changes == null
                ? List.of()
                : changes.fieldNames().stream()
                        .sorted()
                        .map(field -> change(field, changes.getJsonObject(field)))
                        .toList();
    }

    @Description("Whether the changes are gone, since a person in them was erased.")
    public boolean isErased() {
        return row.changes() == null;
    }

    private static AuditChange change(String field, JsonObject change) {
        return new AuditChange(field, text(change.getValue("before")), text(change.getValue("after")));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
