package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a group's decisions would send to an account, counted without sending or storing anything. */
@ApplicationScoped
public class PreviewReader {

    /**
     * Numbers of contacts.
     *
     * @param add not on the list, and the provider has none or a subscribed one
     * @param update carrying other fields than the group's main member has
     * @param remove on the list, and not wanted there
     */
    public record Numbers(int add, int update, int remove) {}

    /**
     * Counts what a calculated group would send; its decisions may be those of a transaction that is never committed.
     *
     * @param list null for a list that is yet to be made
     */
    public Uni<Numbers> of(SqlClient client, UUID group, UUID account, @Nullable UUID list) {
        return client.preparedQuery("""
                WITH wanted AS (
                    SELECT address, main_member_id FROM address_record WHERE group_id = $1 AND NOT do_not_send
                ), present AS (
                    SELECT address FROM contact_list WHERE list_id = $3 AND ours
                )
                SELECT
                    (SELECT count(*)::int FROM wanted w
                     LEFT JOIN contact c ON c.account_id = $2 AND c.address = w.address
                     WHERE w.address NOT IN (SELECT address FROM present)
                       AND (c.address IS NULL OR c.status = 'SUBSCRIBED' OR c.archived_by_us)) AS added,
                    (SELECT count(*)::int FROM wanted w
                     JOIN contact c ON c.account_id = $2 AND c.address = w.address AND c.status = 'SUBSCRIBED'
                     JOIN contact_fields f ON f.account_id = $2 AND f.member_id = w.main_member_id
                     WHERE (c.first_name, c.last_name, c.company_name, c.custom_fields) IS DISTINCT FROM
                           (f.first_name, f.last_name, f.company_name, f.custom_fields)) AS updated,
                    (SELECT count(*)::int FROM present
                     WHERE address NOT IN (SELECT address FROM wanted)) AS removed
                """)
                .execute(Tuple.of(group, account, list))
                .map(rows -> rows.iterator().next())
                .map(row -> new Numbers(row.getInteger("added"), row.getInteger("updated"), row.getInteger("removed")));
    }
}
