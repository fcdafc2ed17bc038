package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Pages of an audience's contacts. */
@ApplicationScoped
class MemberListStore {

    private static final String MATCHING = """
            list_id = $1
               AND status = ANY ($2)
               AND (last_changed > $3::timestamptz OR $3 IS NULL)
               AND (last_changed < $4::timestamptz OR $4 IS NULL)
               AND (timestamp_opt > $5::timestamptz OR $5 IS NULL)
               AND (timestamp_opt < $6::timestamptz OR $6 IS NULL)
               AND (unique_email_id = $7 OR $7 IS NULL)
            """;

    Uni<Long> count(SqlConnection db, String listId, MemberFilter filter) {
        return db.preparedQuery("SELECT COUNT(*) AS total FROM sandbox.mailchimp_contact WHERE " + MATCHING)
                .execute(Tuple.wrap(values(listId, filter)))
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    /** The order falls back on the age of the contacts, so that pages never overlap. */
    Uni<List<Contact>> page(SqlConnection db, String listId, MemberFilter filter, Page page) {
        List<Object> values = values(listId, filter);
        values.add(filter.order());
        values.add(page.count());
        values.add(page.offset());
        return db.preparedQuery("SELECT * FROM sandbox.mailchimp_contact WHERE " + MATCHING + """
                         ORDER BY CASE WHEN $8 = 'last_changed ASC' THEN last_changed END,
                                  CASE WHEN $8 = 'last_changed DESC' THEN last_changed END DESC,
                                  CASE WHEN $8 = 'timestamp_opt ASC' THEN timestamp_opt END,
                                  CASE WHEN $8 = 'timestamp_opt DESC' THEN timestamp_opt END DESC,
                                  CASE WHEN $8 = 'timestamp_signup ASC' THEN profile ->> 'timestamp_signup' END,
                                  CASE WHEN $8 = 'timestamp_signup DESC' THEN profile ->> 'timestamp_signup' END DESC,
                                  web_id
                         LIMIT $9 OFFSET $10
                        """)
                .execute(Tuple.wrap(values))
                .map(ContactStore::contacts);
    }

    private static List<Object> values(String listId, MemberFilter filter) {
        List<Object> values = new ArrayList<>();
        values.add(listId);
        values.add(filter.statuses().toArray(String[]::new));
        values.add(filter.changedAfter());
        values.add(filter.changedBefore());
        values.add(filter.subscribedAfter());
        values.add(filter.subscribedBefore());
        values.add(filter.uniqueEmailId());
        return values;
    }
}
