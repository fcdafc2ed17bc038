package org.rollcall.sync;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.Contact;
import org.rollcall.plan.ContactStatus;
import org.rollcall.plan.Fields;
import org.rollcall.plan.Refusal;
import org.rollcall.plan.Situation;
import org.rollcall.plan.Situation.Placement;
import org.rollcall.plan.Situation.Wanted;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Platform.Lookup;

/** Reads what the planner needs to know of addresses: desired state and ledger, side by side. */
@ApplicationScoped
class SituationStore {

    private static final int CHUNK = 2_500;

    /** Which addresses are looked at next. */
    record Dirty(String address, boolean requested, boolean readFirst) {}

    /**
     * A page of addresses to look at: what people asked for first, then in order from a position on. Not those that the
     * provider still works on, nor those whose owner had another address in what it works on: that one is renamed later.
     *
     * @param onlyRequested leaves out what nobody asked for
     */
    Uni<List<Dirty>> dirty(SqlClient client, UUID account, String after, int limit, boolean onlyRequested) {
        return client.preparedQuery("""
                SELECT address, requested_at IS NOT NULL AS requested, read_first
                FROM target
                WHERE account_id = $1 AND dirty AND (not_before IS NULL OR not_before <= now())
                  AND (requested_at IS NOT NULL OR address > $2 AND NOT $4)
                  AND pending_push_id IS NULL
                  AND (owner_id IS NULL OR owner_id NOT IN (
                      SELECT o.owner_id
                      FROM target w
                      JOIN (SELECT account_id, address, owner_id FROM intent
                            UNION ALL
                            SELECT account_id, address, owner_id FROM contact) o USING (account_id, address)
                      WHERE w.account_id = $1 AND w.pending_push_id IS NOT NULL AND o.owner_id IS NOT NULL))
                ORDER BY requested_at, address
                LIMIT $3
                """)
                .execute(Tuple.of(account, after, limit, onlyRequested))
                .map(rows -> rows.stream()
                        .map(row -> new Dirty(
                                row.getString("address"), row.getBoolean("requested"), row.getBoolean("read_first")))
                        .toList());
    }

    /** A page of the addresses that a group wants or that are on its list, in order. */
    Uni<String[]> addressesOf(SqlClient client, UUID group, UUID account, UUID list, String after, int limit) {
        return client.preparedQuery("""
                SELECT address FROM (
                    (SELECT address FROM list_entry
                     WHERE group_id = $1 AND account_id = $2 AND address > $4 ORDER BY address LIMIT $5)
                    UNION
                    (SELECT address FROM contact_list
                     WHERE list_id = $3 AND ours AND address > $4 ORDER BY address LIMIT $5)) a
                ORDER BY address LIMIT $5
                """)
                .execute(Tuple.of(group, account, list, after, limit))
                .map(rows -> rows.stream().map(row -> row.getString("address")).toArray(String[]::new));
    }

    /** Where to look for the contacts of these addresses at the provider. */
    Uni<List<Lookup>> lookups(SqlClient client, UUID account, String[] addresses) {
        return client.preparedQuery("""
                SELECT n.address, c.contact_id
                FROM unnest($2::text[]) AS n(address)
                LEFT JOIN contact c ON c.account_id = $1 AND c.address = n.address
                """)
                .execute(Tuple.of(account, addresses))
                .map(rows -> rows.stream()
                        .map(row -> new Lookup(row.getString("address"), row.getString("contact_id")))
                        .toList());
    }

    /** These have been read. */
    Uni<Void> trust(SqlClient client, UUID account, String[] addresses) {
        return client.preparedQuery("""
                UPDATE target SET read_first = false, requested_at = NULL
                WHERE account_id = $1 AND address = ANY ($2)
                """).execute(Tuple.of(account, addresses)).replaceWithVoid();
    }

    /** The situations of these addresses, in the order of the addresses. */
    Uni<List<Situation>> load(SqlClient client, UUID account, String[] addresses) {
        return Multi.createFrom()
                .iterable(chunks(addresses))
                .onItem()
                .transformToUniAndConcatenate(chunk -> loadChunk(client, account, chunk))
                .collect()
                .in(ArrayList::new, List::addAll);
    }

    /** So many are read together that what the database sends stays small beside what is made of it. */
    private static List<String[]> chunks(String[] addresses) {
        List<String[]> chunks = new ArrayList<>();
        for (int start = 0; start < addresses.length; start += CHUNK) {
            chunks.add(Arrays.copyOfRange(addresses, start, Math.min(addresses.length, start + CHUNK)));
        }
        return chunks;
    }

    private static Uni<List<Situation>> loadChunk(SqlClient client, UUID account, String[] addresses) {
        return placements(client, account, addresses)
                .flatMap(placements -> rows(client, account, addresses)
                        .map(rows -> rows.stream()
                                .map(row ->
                                        situation(row, placements.getOrDefault(row.getString("address"), List.of())))
                                .toList()));
    }

    private static Uni<List<Row>> rows(SqlClient client, UUID account, String[] addresses) {
        return client.preparedQuery("""
                SELECT t.address, t.owner_id, t.refused_code, t.refused_message, t.refused_fields,
                       f.first_name, f.last_name, f.company_name, f.custom_fields,
                       fields_fingerprint(f.first_name, f.last_name, f.company_name, f.custom_fields) AS fingerprint,
                       c.contact_id AS c_contact_id, c.status AS c_status, c.origin AS c_origin,
                       c.archived_by_us AS c_archived_by_us, c.first_name AS c_first_name, c.last_name AS c_last_name,
                       c.company_name AS c_company_name, c.custom_fields AS c_custom_fields, c.owner_id AS c_owner_id,
                       o.address AS o_address, o.contact_id AS o_contact_id, o.status AS o_status,
                       o.origin AS o_origin, o.archived_by_us AS o_archived_by_us, o.first_name AS o_first_name,
                       o.last_name AS o_last_name, o.company_name AS o_company_name,
                       o.custom_fields AS o_custom_fields, o.owner_id AS o_owner_id,
                       ARRAY(SELECT l.list_id FROM contact_list l
                             WHERE l.account_id = t.account_id AND l.address = o.address AND l.ours) AS o_lists,
                       t.owner_id IS NULL AND EXISTS (
                           SELECT FROM target n
                           WHERE n.account_id = t.account_id AND n.owner_id = c.owner_id AND n.address <> t.address
                             AND n.dirty AND n.refused_code IS NULL
                             AND NOT EXISTS (SELECT FROM contact x
                                             WHERE x.account_id = n.account_id AND x.address = n.address)
                       ) AS renamed
                FROM target t
                LEFT JOIN contact_fields f ON f.account_id = t.account_id AND f.member_id = t.owner_id
                LEFT JOIN contact c ON c.account_id = t.account_id AND c.address = t.address
                LEFT JOIN LATERAL (
                    SELECT x.* FROM contact x
                    JOIN target w ON w.account_id = x.account_id AND w.address = x.address AND w.owner_id IS NULL
                    WHERE c.address IS NULL AND x.account_id = t.account_id AND x.owner_id = t.owner_id
                      AND x.status = 'SUBSCRIBED' AND x.origin <> 'FOREIGN'
                    ORDER BY x.address LIMIT 1
                ) o ON true
                WHERE t.account_id = $1 AND t.address = ANY ($2)
                ORDER BY t.address
                """)
                .execute(Tuple.of(account, addresses))
                .map(rows -> rows.stream().toList());
    }

    private static Uni<Map<String, List<Placement>>> placements(SqlClient client, UUID account, String[] addresses) {
        return client.preparedQuery("""
                SELECT address, list_id, wanted, on_list, ours, l.gone,
                       EXISTS (SELECT FROM list_departure d
                               WHERE d.list_id = l.id AND d.address = coalesce(w.address, h.address)) AS departed,
                       EXISTS (SELECT FROM group_list g
                               WHERE g.list_id = l.id AND g.held_because IS NOT NULL) AS held
                FROM (SELECT e.address, g.list_id, true AS wanted
                      FROM list_entry e
                      JOIN group_list g ON g.group_id = e.group_id AND g.account_id = e.account_id
                      WHERE e.account_id = $1 AND e.address = ANY ($2)) w
                FULL JOIN (SELECT address, list_id, true AS on_list, ours
                           FROM contact_list WHERE account_id = $1 AND address = ANY ($2)) h
                USING (address, list_id)
                JOIN provider_list l ON l.id = list_id
                """)
                .execute(Tuple.of(account, addresses))
                .map(rows -> rows.stream()
                        .collect(groupingBy(
                                row -> row.getString("address"), mapping(SituationStore::placement, toList()))));
    }

    private static Placement placement(Row row) {
        return new Placement(
                row.getUUID("list_id"),
                Boolean.TRUE.equals(row.getBoolean("wanted")),
                Boolean.TRUE.equals(row.getBoolean("on_list")),
                Boolean.TRUE.equals(row.getBoolean("ours")),
                row.getBoolean("held"),
                row.getBoolean("gone"),
                row.getBoolean("departed"));
    }

    private static Situation situation(Row row, List<Placement> placements) {
        UUID owner = row.getUUID("owner_id");
        String refused = row.getString("refused_code");
        return new Situation(
                row.getString("address"),
                owner == null ? null : new Wanted(owner, fields(row, ""), row.getString("fingerprint")),
                contact(row, "c_", row.getString("address")),
                contact(row, "o_", row.getString("o_address")),
                row.getBoolean("renamed"),
                withListsOfFormer(placements, Set.of(row.getArrayOfUUIDs("o_lists"))),
                refused == null
                        ? null
                        : new Refusal(
                                SyncErrorCode.valueOf(refused),
                                row.getString("refused_message"),
                                row.getString("refused_fields")));
    }

    /** A contact that is renamed brings its lists along. */
    private static List<Placement> withListsOfFormer(List<Placement> placements, Set<UUID> brought) {
        if (brought.isEmpty()) {
            return placements;
        }
        Map<UUID, Placement> byList = new TreeMap<>();
        brought.forEach(list -> byList.put(list, new Placement(list, false, true, true, false, false, false)));
        for (Placement place : placements) {
            boolean on = place.on() || brought.contains(place.list());
            byList.put(
                    place.list(),
                    new Placement(
                            place.list(),
                            place.wanted(),
                            on,
                            place.ours() || on,
                            place.held(),
                            place.gone(),
                            place.left()));
        }
        return List.copyOf(byList.values());
    }

    private static @Nullable Contact contact(Row row, String prefix, @Nullable String address) {
        String contactId = row.getString(prefix + "contact_id");
        if (contactId == null || address == null) {
            return null;
        }
        return new Contact(
                address,
                contactId,
                ContactStatus.valueOf(row.getString(prefix + "status")),
                Contact.Origin.valueOf(row.getString(prefix + "origin")),
                row.getBoolean(prefix + "archived_by_us"),
                fields(row, prefix),
                row.getUUID(prefix + "owner_id"));
    }

    private static Fields fields(Row row, String prefix) {
        JsonObject custom = row.getJsonObject(prefix + "custom_fields");
        return new Fields(
                row.getString(prefix + "first_name"),
                row.getString(prefix + "last_name"),
                row.getString(prefix + "company_name"),
                custom.stream().collect(toMap(Map.Entry::getKey, field -> String.valueOf(field.getValue()))));
    }
}
