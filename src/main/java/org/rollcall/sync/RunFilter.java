package org.rollcall.sync;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;

/** A filter of runs as the database takes it; NULL for a condition that is not given. */
final class RunFilter {

    /** How many values {@link #condition()} binds. */
    static final int VALUES = 5;

    private final UUID @Nullable [] groups;
    private final String @Nullable [] providers;
    private final String @Nullable [] states;
    private final String @Nullable [] triggers;
    private final @Nullable OffsetDateTime queuedSince;

    private RunFilter(
            UUID @Nullable [] groups,
            String @Nullable [] providers,
            String @Nullable [] states,
            String @Nullable [] triggers,
            @Nullable OffsetDateTime queuedSince) {
        this.groups = groups;
        this.providers = providers;
        this.states = states;
        this.triggers = triggers;
        this.queuedSince = queuedSince;
    }

    static RunFilter of(@Nullable SyncRunFilter filter) {
        return filter == null
                ? new RunFilter(null, null, null, null, null)
                : new RunFilter(
                        groups(filter.groupIds()),
                        names(filter.providers()),
                        names(filter.states()),
                        names(filter.triggers()),
                        filter.queuedSince());
    }

    static RunFilter ofGroup(UUID group) {
        return new RunFilter(new UUID[] {group}, null, null, null, null);
    }

    String condition() {
        return """
                WHERE ($1::uuid[] IS NULL OR r.group_id = ANY ($1)) AND ($2::text[] IS NULL OR a.provider = ANY ($2))
                  AND ($3::text[] IS NULL OR r.state = ANY ($3)) AND ($4::text[] IS NULL OR r.cause = ANY ($4))
                  AND ($5::timestamptz IS NULL OR r.queued_at >= $5)
                """;
    }

    Tuple values() {
        return Tuple.tuple()
                .addValue(groups)
                .addValue(providers)
                .addValue(states)
                .addValue(triggers)
                .addValue(queuedSince);
    }

    private static UUID @Nullable [] groups(@Nullable List<String> ids) {
        return ids == null
                ? null
                : ids.stream().map(id -> GlobalId.GROUP.require("groupIds", id)).toArray(UUID[]::new);
    }

    private static <E extends Enum<E>> String @Nullable [] names(@Nullable List<E> values) {
        return values == null ? null : values.stream().map(Enum::name).toArray(String[]::new);
    }
}
