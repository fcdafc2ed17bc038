package org.rollcall.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/**
 * Connections that keep their statements prepared, long ones too. The texts are few: they depend on which arguments a request
 * gives, never on their values.
 */
@Singleton
public final class StatementPool implements PgPoolCreator {

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList()
                .forEach(options -> options.setCachePreparedStatements(true)
                        .setPreparedStatementCacheSqlFilter(sql -> true)
                        // Pages are short: compiling them, or starting other processes for them, takes longer than they
                        // do.
                        .addProperty("jit", "off")
                        .addProperty("max_parallel_workers_per_gather", "0"));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(new ArrayList<SqlConnectOptions>(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
