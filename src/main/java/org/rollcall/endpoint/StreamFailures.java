package org.rollcall.endpoint;

import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.spi.EventingService;
import org.jspecify.annotations.Nullable;

/** Hears of failures from the framework, which finds this by {@code ServiceLoader}. */
public final class StreamFailures implements EventingService {

    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    @Override
    public void errorDataFetch(Context context, Throwable failure) {
        StreamFailure.remember(context, failure);
    }
}
