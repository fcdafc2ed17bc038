package org.rollcall.access;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells an {@code …Api} who asks. Ask at the beginning of the method, on its own thread, and hand the answer on: inside a
 * transaction or another callback the operation is not at hand any more. Routes and resources ask {@link Caller#of} instead:
 * what the framework keeps for a thread is another's operation there.
 */
@ApplicationScoped
public class Callers {

    private final Context context;

    Callers(Context context) {
        this.context = context;
    }

    /**
     * Who asks.
     *
     * @throws IllegalStateException when no operation is being executed
     */
    public Caller current() {
        @Nullable DataFetchingEnvironment environment = context.unwrap(DataFetchingEnvironment.class);
        return Optional.ofNullable(environment)
                .map(operation -> operation.getGraphQlContext().<Caller>get(Caller.KEY))
                .orElseThrow(() -> new IllegalStateException("There is no operation, and so nobody who asks"));
    }
}
