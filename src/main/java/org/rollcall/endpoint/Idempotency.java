package org.rollcall.endpoint;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Executes a mutation once for a key that its caller chose, by the header {@value #HEADER} of the IETF's draft: whoever did
 * not get the answer asks again with the same key, and gets it.
 */
@ApplicationScoped
class Idempotency {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final IdempotencyStore store;

    Idempotency(IdempotencyStore store) {
        this.store = store;
    }

    /**
     * The answer to the first request with a key; without one the request is just executed.
     *
     * @param body the request, to tell whether a later one is the same
     * @throws Refusal when the key is no key
     */
    Uni<Answer> once(@Nullable String key, String caller, Buffer body, Supplier<Uni<Answer>> execution) {
        if (key == null) {
            return execution.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw Refusal.badRequest("'" + HEADER + "' must have 1 to 200 printable characters without spaces.");
        }
        Buffer name = digest(Buffer.buffer(caller + "\n" + key));
        Buffer request = digest(body);
        return store.claim(name, request)
                .flatMap(earlier -> earlier.isEmpty()
                        ? executeFirst(name, execution)
                        : Uni.createFrom().item(() -> answerTo(earlier.get(), request)));
    }

    private static Answer answerTo(IdempotencyStore.Earlier earlier, Buffer request) {
        Buffer answer = earlier.answer();
        if (answer != null && !earlier.request().equals(request)) {
            throw Refusal.of(
                    422,
                    "IDEMPOTENCY_KEY_REUSED",
                    "'" + HEADER + "' was used for another request; take a new one for each.");
        }
        if (answer == null) {
            throw Refusal.of(
                    409,
                    "IDEMPOTENCY_KEY_IN_USE",
                    "The first request with this '" + HEADER + "' has no answer: it is being executed, or was cut off."
                            + " Ask again; if this stays so, look at what it did and take a new key.");
        }
        return Answer.again(answer);
    }

    /** What was not executed at all, or failed within, may be tried again with the same key. */
    private Uni<Answer> executeFirst(Buffer name, Supplier<Uni<Answer>> execution) {
        return execution
                .get()
                .call(answer -> answer.executed() && !answer.failedWithin()
                        ? store.keep(name, answer.body())
                        : store.release(name))
                .onFailure()
                .call(() -> store.release(name));
    }

    private static Buffer digest(Buffer text) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(text.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
