package org.rollcall.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import org.rollcall.access.Caller;
import org.rollcall.access.TokenWitness;
import org.rollcall.graphql.GlobalId;

/** Keeps in the trail what is done with API tokens. */
@ApplicationScoped
class TokenTrail implements TokenWitness {

    private final Auditor auditor;

    TokenTrail(Auditor auditor) {
        this.auditor = auditor;
    }

    @Override
    public Uni<Void> keep(SqlClient transaction, Caller by, Account account) {
        return auditor.record(transaction, entry(Actors.of(by), account));
    }

    static Entry entry(Actor actor, Account account) {
        AuditAction action = switch (account.deed()) {
            case CREATED -> AuditAction.API_TOKEN_CREATED;
            case ROTATED -> AuditAction.API_TOKEN_ROTATED;
            case REVOKED -> AuditAction.API_TOKEN_REVOKED;
        };
        return Entry.of(actor, action, GlobalId.API_TOKEN.of(account.token()))
                .with("name", account.name())
                .with("role", account.role().name())
                .with(
                        "expiresAt",
                        account.expiresAt() == null ? null : account.expiresAt().toString())
                .with("former", account.former() == null ? null : GlobalId.API_TOKEN.of(account.former()));
    }
}
