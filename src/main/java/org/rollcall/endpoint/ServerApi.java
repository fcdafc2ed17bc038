package org.rollcall.endpoint;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.RateLimit;

/** What a client can know of the server, and of what it may still ask it. */
@GraphQLApi
public class ServerApi {

    private final ServerInfo server;
    private final Context context;

    ServerApi(
            EndpointConfig config,
            Context context,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "rollcall.retention.events") Duration eventsKept) {
        this.server = new ServerInfo(version, Page.MAX_SIZE, config.limits().cost(), (int) eventsKept.toDays());
        this.context = context;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("About this server.")
    public ServerInfo server() {
        return server;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("The viewer's budget. Every answer over HTTP tells the same in `extensions.cost`.")
    public RateLimit rateLimit() {
        return Objects.requireNonNull(context.unwrap(DataFetchingEnvironment.class)
                .getGraphQlContext()
                .get(RateLimit.class.getName()));
    }
}
