package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What PostgreSQL knows of how its tables are filled. By itself it looks once a minute; until then it plans for tables that it
 * believes nearly empty, which takes seconds where thousands of rows have just been written.
 */
@ApplicationScoped
class Statistics {

    private final Pool pool;

    Statistics(Pool pool) {
        this.pool = pool;
    }

    /** Lets PostgreSQL look at those tables of the engine that have changed much since it last did. */
    Uni<Void> refresh() {
        return pool.query("""
                SELECT format('ANALYZE %I.%I', schemaname, relname) AS command FROM pg_stat_user_tables
                WHERE schemaname = current_schema
                  AND relname IN ('contact', 'contact_list', 'target', 'list_entry', 'address_record', 'intent')
                  AND n_mod_since_analyze > 500 + n_live_tup / 5
                """)
                .execute()
                .flatMap(rows -> Multi.createFrom()
                        .items(rows.stream().map(row -> row.getString("command")))
                        .onItem()
                        .transformToUniAndConcatenate(
                                command -> pool.query(command).execute())
                        .collect()
                        .last())
                .replaceWithVoid();
    }
}
