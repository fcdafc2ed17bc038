package org.rollcall.graphql;

import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.spi.EventingService;
import org.jspecify.annotations.Nullable;

/**
 * Has the framework's schema described while it is built. Found by {@code ServiceLoader}: CDI events would be fired for every
 * field of every answer, too.
 */
public final class DescribedSchema implements EventingService {

    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
        new Descriptions().add(builder);
        return builder;
    }
}
