package org.rollcall.endpoint;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.cdi.event.ErrorDataFetch;
import io.smallrye.graphql.cdi.event.ErrorInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Why a subscription's stream failed. The framework turns the failure into a null, and where none may stand that becomes
 * another failure, which says nothing of the first.
 */
final class StreamFailure {

    private volatile @Nullable Throwable cause;

    /** The failure that began it; else the one given. */
    Throwable or(Throwable other) {
        Throwable known = cause;
        return known == null ? other : known;
    }

    /** Hears of failures from the framework. */
    @ApplicationScoped
    static class Listener {

        void failed(@Observes @ErrorDataFetch ErrorInfo error) {
            Context context = error.getContext();
            DataFetchingEnvironment environment = context.unwrap(DataFetchingEnvironment.class);
            if (environment != null
                    && environment.getGraphQlContext().get(StreamFailure.class.getName())
                            instanceof StreamFailure failure) {
                failure.cause = error.getT();
            }
        }
    }
}
