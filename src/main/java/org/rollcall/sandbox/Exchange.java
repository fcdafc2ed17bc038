package org.rollcall.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One call and its answer in one transaction, the call log included: what the caller hears of is durable, so that
 * killing the process is for the provider no more than a client that went away.
 */
@ApplicationScoped
public class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private final Pool pool;
    private final CallStore calls;
    private final Faults faults;

    Exchange(Pool pool, CallStore calls, Faults faults) {
        this.pool = pool;
        this.calls = calls;
        this.faults = faults;
    }

    /**
     * Performs an operation that came inside another call: it is logged as a call, and meets faults, but no latency and
     * none that happen to connections.
     *
     * @param alongside what else belongs into the operation's transaction
     */
    public Uni<Answer> perform(
            SimulatedProvider provider, Request request, BiFunction<SqlConnection, Answer, Uni<Void>> alongside) {
        long start = System.nanoTime();
        Optional<Answer> refused = faults.take(provider.name(), request, false)
                .flatMap(fault -> refusal(fault.kind(), provider))
                .or(() -> refusedRow(provider, request));
        return inTransaction(db -> refused.map(answer -> Uni.createFrom().item(answer))
                .orElseGet(() -> provider.answer(db, request))
                .call(answer -> alongside.apply(db, answer))
                .call(answer -> record(db, provider, request, answer, start, 0)));
    }

    /** Applies a call that came over a connection. */
    Uni<Answer> apply(SimulatedProvider provider, Request request, long start, Latency.Delay delay) {
        Optional<Answer> refused = refusedRow(provider, request);
        if (refused.isPresent()) {
            return refuse(provider, request, refused.get(), start);
        }
        return inTransaction(db -> provider.answer(db, request)
                        .call(answer -> record(db, provider, request, answer, start, delay.millisFor(answer.rows()))))
                .onItem()
                .invoke(answer -> answer.afterCommit().run())
                .onFailure()
                .recoverWithUni(e -> {
                    LOG.errorf(e, "sandbox call failed provider=%s method=%s", provider.name(), request.method());
                    return refuse(provider, request, provider.answerIn(Trouble.BROKEN), start);
                });
    }

    /** Writes down a call of which nothing is applied. */
    Uni<Answer> refuse(SimulatedProvider provider, Request request, Answer answer, long start) {
        return record(pool, provider, request, answer, start, 0).replaceWith(answer);
    }

    private Uni<Answer> inTransaction(Function<SqlConnection, Uni<Answer>> work) {
        return pool.withTransaction(work);
    }

    private Uni<Void> record(
            SqlClient db, SimulatedProvider provider, Request request, Answer answer, long start, int delayed) {
        long millis = (System.nanoTime() - start) / 1_000_000 + delayed;
        return calls.record(db, provider.name(), request, answer.status(), answer.rows(), millis, answer.violations());
    }

    private Optional<Answer> refusedRow(SimulatedProvider provider, Request request) {
        return faults.badRows(provider.name(), request).stream()
                .flatMap(email -> provider.refuseRow(request, email).stream())
                .findFirst();
    }

    /** The answer by which a fault shows, if it shows as an answer instead of the provider's own. */
    static Optional<Answer> refusal(Fault.Kind kind, SimulatedProvider provider) {
        return switch (kind) {
            case THROTTLE_429 -> Optional.of(provider.answerIn(Trouble.THROTTLED));
            case THROTTLE_403 -> Optional.of(Broken.forbiddenWithoutBody());
            case ERROR_500 -> Optional.of(provider.answerIn(Trouble.BROKEN));
            case HTML_502 -> Optional.of(Broken.badGatewayPage());
            case RESET_BEFORE -> Optional.of(Broken.nothing());
            case UNAUTHORIZED -> Optional.of(provider.answerIn(Trouble.UNAUTHORIZED));
            case RESET_AFTER_APPLY, TRUNCATED, SLOW, BAD_ROW, EXPIRE_TOKEN, QUOTA_EXCEEDED, ACTIVITY_FAILED ->
                Optional.empty();
        };
    }
}
