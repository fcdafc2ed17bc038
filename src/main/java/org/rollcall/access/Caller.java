package org.rollcall.access;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks, once it is known who that is. What is done is done in this one's name: {@code kind} and {@code id} together
 * say forever who it was, {@code name} is for people. An {@code …Api} has it from {@link Callers}, a route from {@link #of}.
 *
 * @param id the token's UUID; the user's {@code sub}; {@code demo}
 * @param name the token's name; the user's name as the provider has it; {@code demo}
 * @param role null for a user of the provider to whom it gives no role here
 * @param expiresAt from when on this is nobody any more; null for never
 * @param address where the request came from, as far as this machine sees
 */
public record Caller(
        CallerKind kind,
        String id,
        String name,
        @Nullable Role role,
        @Nullable Instant expiresAt,
        String address) {

    /** Under this name requests have their caller, both in a {@link RoutingContext} and in a {@code GraphQLContext}. */
    public static final String KEY = Caller.class.getName();

    /** Whoever sent a request to a route; empty where the route asks nobody who they are. */
    public static Optional<Caller> of(RoutingContext request) {
        return Optional.ofNullable(request.<Caller>get(KEY));
    }

    public Set<Permission> permissions() {
        return role == null ? Set.of() : role.permissions();
    }

    public boolean may(Permission permission) {
        return permissions().contains(permission);
    }

    /** Whose budget pays, and whose sockets are counted. */
    public String account() {
        return kind + ":" + id;
    }
}
