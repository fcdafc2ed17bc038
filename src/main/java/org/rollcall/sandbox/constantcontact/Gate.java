package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.Fault;
import org.rollcall.sandbox.Faults;
import org.rollcall.sandbox.Request;
import org.rollcall.sandbox.Violation;

/** Lets calls in that carry a valid access token while the day's quota lasts. */
@ApplicationScoped
class Gate {

    /** The call that hears of the spent quota first, and one more that was under way. */
    private static final int FORGIVEN = 2;

    private final TokenStore tokens;
    private final QuotaStore quota;
    private final Limits limits;
    private final Faults faults;

    Gate(TokenStore tokens, QuotaStore quota, Limits limits, Faults faults) {
        this.tokens = tokens;
        this.quota = quota;
        this.limits = limits;
        this.faults = faults;
    }

    /**
     * Lets a call in.
     *
     * @param inside answers the call at the given time
     */
    Uni<Answer> pass(SqlConnection db, Request request, Function<OffsetDateTime, Uni<Answer>> inside) {
        String token = bearer(request.authorization());
        return tokens.isValid(db, token).chain(valid -> {
            if (!valid) {
                return Uni.createFrom().item(Problem.unauthorized().answer());
            }
            if (faults.waits(Fault.Kind.EXPIRE_TOKEN, ConstantContact.NAME, request)) {
                return expireByFault(db, token, request)
                        .replaceWith(Problem.unauthorized().answer());
            }
            return spendByFault(db, request).chain(() -> quota.today(db)).chain(today -> pass(db, today, inside));
        });
    }

    private Uni<Answer> pass(SqlConnection db, QuotaStore.Today today, Function<OffsetDateTime, Uni<Answer>> inside) {
        if (today.spent() || today.calls() >= limits.perDay()) {
            return quota.refuse(db).map(Gate::refusal);
        }
        return Uni.createFrom()
                .deferred(() -> inside.apply(today.now()))
                .onFailure(Problem.class)
                .recoverWithItem(Problem::answer)
                // Last of all, since it makes other calls wait until this one is committed.
                .call(() -> quota.count(db));
    }

    /** Many calls may come with the token at once; all of them together are one turn. */
    private Uni<Void> expireByFault(SqlConnection db, String token, Request request) {
        return tokens.expire(db, token)
                .invoke(ended -> {
                    if (ended) {
                        faults.take(Fault.Kind.EXPIRE_TOKEN, ConstantContact.NAME, request);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> spendByFault(SqlConnection db, Request request) {
        return faults.take(Fault.Kind.QUOTA_EXCEEDED, ConstantContact.NAME, request)
                ? quota.spend(db)
                : Uni.createFrom().voidItem();
    }

    private static Answer refusal(int refused) {
        Problem problem = Problem.quotaExceeded();
        return refused <= FORGIVEN
                ? problem.answer()
                : problem.with(Violation.contract("call " + refused + " of the day that found the quota spent"))
                        .answer();
    }

    private static String bearer(@Nullable String authorization) {
        String[] parts =
                authorization == null ? new String[0] : authorization.strip().split("\\s+", 2);
        return parts.length == 2 && parts[0].equalsIgnoreCase("Bearer") ? parts[1] : "";
    }
}
