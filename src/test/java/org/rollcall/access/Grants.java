package org.rollcall.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives tests the tokens that they come in by. */
@ApplicationScoped
public class Grants {

    private final TokenStore store;

    Grants(TokenStore store) {
        this.store = store;
    }

    /** A token of this role; its text. */
    public String of(Role role) {
        return of(role, null);
    }

    public String of(Role role, @Nullable OffsetDateTime expiresAt) {
        TokenText token = TokenText.random();
        store.create(token, "test " + role, role, expiresAt, "test").await().indefinitely();
        return token.text();
    }

    public UUID id(String text) {
        return store.byKey(TokenText.parse(text).orElseThrow().key())
                .await()
                .indefinitely()
                .orElseThrow()
                .id();
    }

    public void revoke(String text) {
        store.revoke(id(text)).await().indefinitely();
    }
}
