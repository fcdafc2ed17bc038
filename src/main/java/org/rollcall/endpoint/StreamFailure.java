package org.rollcall.endpoint;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
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

    /** Keeps what a field of the request in this context failed by. */
    static void remember(Context context, Throwable failure) {
        DataFetchingEnvironment environment = context.unwrap(DataFetchingEnvironment.class);
        if (environment != null
                && environment.getGraphQlContext().get(StreamFailure.class.getName())
                        instanceof StreamFailure ofRequest) {
            ofRequest.cause = failure;
        }
    }
}
