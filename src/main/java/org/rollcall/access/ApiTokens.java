package org.rollcall.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds tokens again, for whoever may see them. */
@ApplicationScoped
public class ApiTokens {

    private final TokenStore store;
    private final Callers callers;

    ApiTokens(TokenStore store, Callers callers) {
        this.store = store;
        this.callers = callers;
    }

    /** The token with this key; null also for whoever may not see it. */
    public Uni<@Nullable ApiToken> byKey(UUID key) {
        return callers.current().may(Permission.ADMIN)
                ? store.byId(key).map(row -> row.map(ApiToken::new).orElse(null))
                : Uni.createFrom().nullItem();
    }
}
