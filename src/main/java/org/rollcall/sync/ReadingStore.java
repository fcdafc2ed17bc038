package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.rollcall.provider.RemoteContact;

/** Takes into the ledger what was read at a provider: the provider's word counts, not ours. */
@ApplicationScoped
class ReadingStore {

    private final FindingStore findings;

    ReadingStore(FindingStore findings) {
        this.findings = findings;
    }

    /**
     * Takes in a page of contacts as they are at the provider.
     *
     * @param listsAreLeft whether people leave single lists there
     * @param comparison where what differs is kept, and whether it is put right
     */
    Uni<Void> take(
            SqlClient transaction,
            UUID account,
            List<RemoteContact> contacts,
            boolean listsAreLeft,
            Comparison comparison) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple seen = Tuple.of(account, Seen.json(contacts));
        return findings.compare(transaction, seen, listsAreLeft, comparison)
                .chain(() -> followMoved(transaction, seen))
                .chain(() -> upsert(transaction, seen, comparison))
                .chain(() -> listsAreLeft
                        ? departures(transaction, seen)
                        : Uni.createFrom().voidItem())
                .chain(() -> lists(transaction, seen, comparison))
                .chain(() -> confirm(transaction, seen));
    }

    /** Who was on a list, is wanted there and is off it without our doing has left it; who is on it again has come back. */
    private static Uni<Void> departures(SqlClient transaction, Tuple seen) {
        return transaction
                .preparedQuery(Seen.ROWS + """
                INSERT INTO list_departure (account_id, address, list_id)
                SELECT l.account_id, l.address, l.list_id
                FROM seen s
                JOIN contact_list l ON l.account_id = $1 AND l.address = s.address AND l.ours AND NOT l.removing
                JOIN provider_list p ON p.id = l.list_id AND NOT p.gone AND p.external_id <> ALL (s.lists)
                JOIN group_list g ON g.list_id = l.list_id
                JOIN list_entry e ON e.group_id = g.group_id AND e.account_id = $1 AND e.address = s.address
                WHERE s.status = 'SUBSCRIBED'
                ON CONFLICT DO NOTHING
                """)
                .execute(seen)
                .chain(() -> transaction.preparedQuery(Seen.ROWS + """
                        , back AS (
                            DELETE FROM list_departure d USING seen s, provider_list p
                            WHERE d.account_id = $1 AND d.address = s.address AND p.id = d.list_id
                              AND p.external_id = ANY (s.lists)
                            RETURNING d.address
                        )
                        UPDATE target t SET dirty = true
                        FROM (SELECT address FROM back
                              UNION
                              SELECT d.address FROM list_departure d JOIN seen s USING (address)
                              WHERE d.account_id = $1 AND d.seen_at = now()) c
                        WHERE t.account_id = $1 AND t.address = c.address AND NOT t.dirty
                        """).execute(seen))
                .replaceWithVoid();
    }

    /**
     * A contact known by its id under another address was moved: by a rename of ours whose answer was lost, or by a
     * person. In the second case the former address is reported, neither renamed back nor added
     * again, and the contact is left alone until a member has its new address.
     */
    private static Uni<Void> followMoved(SqlClient transaction, Tuple seen) {
        return transaction
                .preparedQuery(Seen.ROWS + """
                , moved AS (
                    SELECT c.address AS former, s.address,
                           EXISTS (SELECT FROM intent i WHERE i.account_id = $1 AND i.address = s.address
                                   AND i.change = 'RENAME' AND i.former_address = c.address) AS by_us
                    FROM seen s JOIN contact c ON c.account_id = $1 AND c.contact_id = s.contact_id
                    WHERE c.address <> s.address
                ), superseded AS (
                    DELETE FROM contact c USING moved m, seen s
                    WHERE c.account_id = $1 AND c.address = m.address AND s.address = m.address
                      AND c.contact_id <> s.contact_id
                ), refused AS (
                    UPDATE target t SET dirty = true, refused_code = 'EMAIL_CHANGED', refused_fields = NULL,
                                        refused_message = 'The contact has another address at the provider now.'
                    FROM moved m
                    WHERE t.account_id = $1 AND t.address = m.former AND t.owner_id IS NOT NULL AND NOT m.by_us
                )
                SELECT former, address, by_us FROM moved
                """)
                .execute(seen)
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery("""
                                WITH left_alone AS (
                                    UPDATE contact_list l SET ours = false
                                    FROM unnest($2::text[], $4::bool[]) AS m(former, by_us)
                                    WHERE l.account_id = $1 AND l.address = m.former AND NOT m.by_us)
                                UPDATE contact c SET address = m.address,
                                                     origin = CASE WHEN m.by_us THEN c.origin ELSE 'FOREIGN' END
                                FROM unnest($2::text[], $3::text[], $4::bool[]) AS m(former, address, by_us)
                                WHERE c.account_id = $1 AND c.address = m.former
                                """)
                                .execute(Tuple.of(
                                        seen.getUUID(0),
                                        rows.stream()
                                                .map(row -> row.getString("former"))
                                                .toArray(String[]::new),
                                        rows.stream()
                                                .map(row -> row.getString("address"))
                                                .toArray(String[]::new),
                                        rows.stream()
                                                .map(row -> row.getBoolean("by_us"))
                                                .toArray(Boolean[]::new)))
                                .replaceWithVoid());
    }

    /**
     * A contact that was not known is foreign, unless a call of ours was about to make it and it is no older than the
     * intent. One that is archived was archived by us only if the ledger or an intent says so. Whatever is not as it was
     * known is looked at.
     */
    private static Uni<Void> upsert(SqlClient transaction, Tuple seen, Comparison comparison) {
        return transaction
                .preparedQuery(Seen.ROWS + """
                , written AS (
                INSERT INTO contact AS c (account_id, address, contact_id, status, origin, archived_by_us, first_name,
                                          last_name, company_name, custom_fields, owner_id, unsubscribed_at, web_url)
                SELECT $1, s.address, s.contact_id, s.status,
                       CASE WHEN i.change = 'CREATE' AND s.opted_in_at >= i.intended_at - interval '2 minutes'
                            THEN 'MADE' ELSE 'FOREIGN' END,
                       false, s.first_name, s.last_name, s.company_name, s.custom_fields,
                       CASE WHEN i.change = 'CREATE' AND s.opted_in_at >= i.intended_at - interval '2 minutes'
                            THEN i.owner_id END,
                       s.unsubscribed_at, s.web_url
                FROM seen s LEFT JOIN intent i ON i.account_id = $1 AND i.address = s.address
                ON CONFLICT (account_id, address) DO UPDATE SET
                    contact_id = EXCLUDED.contact_id, status = EXCLUDED.status,
                    owner_id = CASE WHEN c.contact_id = EXCLUDED.contact_id THEN c.owner_id ELSE EXCLUDED.owner_id END,
                    origin = CASE WHEN c.contact_id = EXCLUDED.contact_id THEN c.origin ELSE EXCLUDED.origin END,
                    archived_by_us = EXCLUDED.status = 'ARCHIVED' AND c.contact_id = EXCLUDED.contact_id
                        AND (c.archived_by_us OR EXISTS (
                        SELECT FROM intent i
                        WHERE i.account_id = c.account_id AND i.address = c.address AND i.change = 'ARCHIVE')),
                    first_name = EXCLUDED.first_name, last_name = EXCLUDED.last_name,
                    company_name = EXCLUDED.company_name, custom_fields = EXCLUDED.custom_fields,
                    unsubscribed_at = EXCLUDED.unsubscribed_at, web_url = coalesce(EXCLUDED.web_url, c.web_url),
                    seen_at = now()
                RETURNING NEW.address,
                    (OLD.contact_id, OLD.status) IS DISTINCT FROM (NEW.contact_id, NEW.status)
                    OR $3 AND (OLD.first_name, OLD.last_name, OLD.company_name, OLD.custom_fields)
                       IS DISTINCT FROM (NEW.first_name, NEW.last_name, NEW.company_name, NEW.custom_fields)
                    AS changed
                )
                UPDATE target t SET dirty = true FROM written w
                WHERE w.changed AND t.account_id = $1 AND t.address = w.address AND NOT t.dirty
                """)
                .execute(Tuple.of(seen.getUUID(0), seen.getString(1), comparison.fixes()))
                .replaceWithVoid();
    }

    /** On a list that serves a group, contacts that Rollcall made or adopted, and wanted ones, are ours. */
    private Uni<Void> lists(SqlClient transaction, Tuple seen, Comparison comparison) {
        return transaction
                .preparedQuery(Seen.ROWS + """
                , off AS (
                    DELETE FROM contact_list l USING seen s, provider_list p
                    WHERE l.account_id = $1 AND l.address = s.address AND p.id = l.list_id
                      AND p.external_id IS NOT NULL AND p.external_id <> ALL (s.lists)
                    RETURNING l.address
                )
                UPDATE target t SET dirty = true FROM off
                WHERE $3 AND t.account_id = $1 AND t.address = off.address AND NOT t.dirty
                """)
                .execute(Tuple.of(seen.getUUID(0), seen.getString(1), comparison.fixes()))
                .chain(() -> transaction.preparedQuery(Seen.ROWS + """
                        INSERT INTO contact_list (account_id, address, list_id, ours)
                        SELECT $1, s.address, p.id,
                               g.list_id IS NOT NULL AND (c.origin = 'MADE' OR EXISTS (
                                   SELECT FROM list_entry e
                                   WHERE e.group_id = g.group_id AND e.account_id = $1 AND e.address = s.address))
                        FROM seen s
                        JOIN contact c ON c.account_id = $1 AND c.address = s.address
                        JOIN provider_list p ON p.account_id = $1 AND p.external_id = ANY (s.lists)
                        LEFT JOIN group_list g ON g.list_id = p.id
                        ON CONFLICT (list_id, address) DO UPDATE SET
                            ours = contact_list.ours OR EXCLUDED.ours,
                            removing = contact_list.removing AND EXISTS (
                                SELECT FROM target t WHERE t.account_id = contact_list.account_id
                                  AND t.address = contact_list.address AND t.pending_push_id IS NOT NULL)
                        RETURNING NEW.address, NEW.list_id, NEW.ours, OLD.list_id IS NULL AS came
                        """).execute(seen))
                .flatMap(placed -> findings.placed(transaction, seen.getUUID(0), placed, comparison));
    }

    /** Seen where it should be: the provider confirms what was sent. */
    private static Uni<Void> confirm(SqlClient transaction, Tuple seen) {
        return transaction.preparedQuery(Seen.ROWS + """
                UPDATE list_entry e SET confirmed_at = now()
                FROM seen s, group_list g, provider_list p
                WHERE e.account_id = $1 AND e.address = s.address AND s.status = 'SUBSCRIBED'
                  AND g.group_id = e.group_id AND g.account_id = e.account_id
                  AND p.id = g.list_id AND p.external_id = ANY (s.lists)
                """).execute(seen).replaceWithVoid();
    }

    /** These addresses were looked for and are not there. */
    Uni<Void> missing(SqlClient transaction, UUID account, String[] addresses) {
        return transaction
                .preparedQuery("DELETE FROM contact WHERE account_id = $1 AND address = ANY ($2)")
                .execute(Tuple.of(account, addresses))
                .replaceWithVoid();
    }

    /** Everything was read since this moment: what was not seen is not there. */
    Uni<Void> missingSince(SqlClient transaction, UUID account, OffsetDateTime began, Comparison comparison) {
        return transaction
                .preparedQuery("""
                WITH gone AS (DELETE FROM contact WHERE account_id = $1 AND seen_at < $2 RETURNING address),
                looked AS (
                    UPDATE target t SET dirty = true FROM gone
                    WHERE $3 AND t.account_id = $1 AND t.address = gone.address AND NOT t.dirty)
                SELECT address FROM gone
                """)
                .execute(Tuple.of(account, began, comparison.fixes()))
                .flatMap(gone -> findings.missing(
                        transaction,
                        account,
                        gone.stream().map(row -> row.getString("address")).toArray(String[]::new),
                        comparison));
    }

    /** The database's time, by which {@code seen_at} goes. */
    Uni<OffsetDateTime> now(SqlClient client) {
        return client.query("SELECT now() AS now")
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime("now"));
    }
}
