package org.rollcall.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.TokenStore.Revoked;
import org.rollcall.access.TokenWitness.Account;
import org.rollcall.access.TokenWitness.Deed;

/** Makes and revokes API tokens, each before a witness: what is not kept does not happen. */
@ApplicationScoped
class TokenDesk {

    private static final Logger LOG = Logger.getLogger(TokenDesk.class);

    private final Pool pool;
    private final TokenStore store;
    private final TokenWitness witness;

    TokenDesk(Pool pool, TokenStore store, TokenWitness witness) {
        this.pool = pool;
        this.store = store;
        this.witness = witness;
    }

    Uni<TokenRow> create(Caller by, TokenText token, String name, Role role, @Nullable OffsetDateTime expiresAt) {
        return pool.withTransaction(transaction -> store.create(transaction, token, name, role, expiresAt, by.name())
                        .call(row -> witness.keep(transaction, by, account(Deed.CREATED, row, null))))
                .invoke(row ->
                        LOG.infof("An API token was made. token=%s role=%s by=%s", token, row.role(), by.account()));
    }

    /** Makes another one beside it; empty when the former is not live, or not the only live one of its line. */
    Uni<Optional<TokenRow>> rotate(Caller by, UUID former, TokenText token, @Nullable OffsetDateTime expiresAt) {
        return pool.withTransaction(transaction -> store.rotate(transaction, former, token, expiresAt, by.name())
                        .call(made -> made.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : witness.keep(transaction, by, account(Deed.ROTATED, made.get(), former))))
                .invoke(made -> made.ifPresent(
                        row -> LOG.infof("An API token got a successor. token=%s by=%s", token, by.account())));
    }

    /** Revokes it for good; empty when there is none. Once is enough: a second time nothing happens. */
    Uni<Optional<TokenRow>> revoke(Caller by, UUID token) {
        return pool.withTransaction(transaction -> store.revoke(transaction, token)
                        .call(revoked -> revoked.map(Revoked::before).orElse(true)
                                ? Uni.createFrom().voidItem()
                                : witness.keep(
                                        transaction,
                                        by,
                                        account(Deed.REVOKED, revoked.get().row(), null))))
                .map(revoked -> revoked.map(Revoked::row))
                .invoke(revoked -> revoked.ifPresent(row -> LOG.infof(
                        "An API token was revoked. token=%s by=%s", TokenText.PREFIX + row.key(), by.account())));
    }

    private static Account account(Deed deed, TokenRow row, @Nullable UUID former) {
        return new Account(deed, row.id(), row.name(), row.role(), row.expiresAt(), former);
    }
}
