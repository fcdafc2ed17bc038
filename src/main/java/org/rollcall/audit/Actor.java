package org.rollcall.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param id null for whoever has none
 * @param address where the request came from; null when it is not known
 */
public record Actor(
        ActorKind kind,
        @Nullable String id,
        String name,
        @Nullable String address) {

    /** The service itself. */
    public static final Actor SYSTEM = new Actor(ActorKind.SYSTEM, null, "system", null);

    /** Whom to name as having asked for something; null when nobody did. */
    public @Nullable String asker() {
        return kind == ActorKind.SYSTEM ? null : name;
    }
}
