package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;

/** The account there is, and the application that is registered for it. */
@ApplicationScoped
class AccountStore {

    /** An account with its only application. */
    record Account(String clientId, String clientSecret, String name) {}

    Uni<Account> account(SqlConnection db) {
        return db.query("SELECT client_id, client_secret, name FROM sandbox.constant_contact_account")
                .execute()
                .map(AccountStore::only);
    }

    /** As {@link #account}, and makes other writers wait: a write reads, decides and writes with nobody in between. */
    Uni<Account> lock(SqlConnection db) {
        return db.query("SELECT client_id, client_secret, name FROM sandbox.constant_contact_account FOR UPDATE")
                .execute()
                .map(AccountStore::only);
    }

    /** What time it is by the moved clock. */
    Uni<OffsetDateTime> now(SqlConnection db) {
        return db.query("SELECT sandbox.moved_now() AS now")
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime("now"));
    }

    private static Account only(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Account(row.getString("client_id"), row.getString("client_secret"), row.getString("name"));
    }
}
