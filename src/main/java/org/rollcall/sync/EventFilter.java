package org.rollcall.sync;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.BadRequest;
import org.rollcall.graphql.GlobalId;
import org.rollcall.provider.Provider;

/** Which events somebody wants: the same for the database, and for events that are at hand; null for a condition not given. */
record EventFilter(
        @Nullable UUID run,
        @Nullable Set<UUID> groups,
        @Nullable Set<Provider> providers,
        @Nullable Set<SyncState> states) {

    static final EventFilter EVERYTHING = new EventFilter(null, null, null, null);

    /** How many values {@link #condition()} binds. */
    static final int VALUES = 4;

    private static final int MOST_GROUPS = 500;

    static EventFilter ofRun(UUID run) {
        return new EventFilter(run, null, null, null);
    }

    static EventFilter of(@Nullable SyncEventFilter filter) {
        return filter == null
                ? EVERYTHING
                : new EventFilter(null, groups(filter.groupIds()), set(filter.providers()), set(filter.recordStates()));
    }

    /** Over {@code sync_event e} and its {@code provider_account a}, with values from {@code $1} on. */
    String condition() {
        return """
                ($1::uuid IS NULL OR e.run_id = $1) AND ($2::uuid[] IS NULL OR e.group_id = ANY ($2))
                AND ($3::text[] IS NULL OR a.provider = ANY ($3)) AND ($4::text[] IS NULL OR e.states && $4)
                """;
    }

    Tuple values() {
        return Tuple.tuple()
                .addValue(run)
                .addValue(groups == null ? null : groups.toArray(UUID[]::new))
                .addValue(names(providers))
                .addValue(names(states));
    }

    /** The event as this filter shows it; empty when it does not. */
    Optional<SyncEvent> show(SyncEvent event) {
        EventRow row = event.row();
        boolean shown = (run == null || run.equals(row.run()))
                && (groups == null || (row.group() != null && groups.contains(row.group())))
                && (providers == null || providers.contains(row.provider()));
        if (!shown) {
            return Optional.empty();
        }
        return states == null ? Optional.of(event) : narrowed(row, states);
    }

    private static Optional<SyncEvent> narrowed(EventRow row, Set<SyncState> states) {
        EventRow narrowed = row.withChanges(change -> states.contains(SyncState.valueOf(change.getString("state"))));
        return narrowed.changes().findAny().isEmpty()
                ? Optional.empty()
                : Optional.of(new SyncRecordsChanged(narrowed));
    }

    private static @Nullable Set<UUID> groups(@Nullable List<String> ids) {
        if (ids == null) {
            return null;
        }
        if (ids.size() > MOST_GROUPS) {
            throw new BadRequest("'groupIds' has " + ids.size() + " ids; at most " + MOST_GROUPS + " are taken.");
        }
        return ids.stream().map(id -> GlobalId.GROUP.require("groupIds", id)).collect(Collectors.toSet());
    }

    private static <E> @Nullable Set<E> set(@Nullable List<E> values) {
        return values == null ? null : Set.copyOf(values);
    }

    private static <E extends Enum<E>> String @Nullable [] names(@Nullable Set<E> values) {
        return values == null ? null : values.stream().map(Enum::name).toArray(String[]::new);
    }
}
