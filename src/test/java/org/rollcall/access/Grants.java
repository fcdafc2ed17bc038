package org.rollcall.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives tests the tokens that they come in by. */
@ApplicationScoped
public class Grants {

    private static final Caller TEST = new Caller(CallerKind.DEMO, "test", "test", Role.ADMIN, null, "127.0.0.1");

    private final TokenStore store;
    private final TokenDesk desk;

    Grants(TokenStore store, TokenDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    /** A token of this role; its text. */
    public String of(Role role) {
        return of(role, null);
    }

    public String of(Role role, @Nullable OffsetDateTime expiresAt) {
        TokenText token = TokenText.random();
        desk.create(TEST, token, "test " + role, role, expiresAt).await().indefinitely();
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
        desk.revoke(TEST, id(text)).await().indefinitely();
    }
}
