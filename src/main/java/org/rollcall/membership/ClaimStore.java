package org.rollcall.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.rollcall.audience.Claim;
import org.rollcall.audience.MemberKind;

/** Reads members' claims on their addresses, with all that the contest looks at. */
@ApplicationScoped
public class ClaimStore {

    /**
     * Only for primary and billing contacts does the contest look up the family tree, so nobody else's is read. The depth
     * ends what would otherwise run in a circle, should one ever get into the data.
     */
    private static final String CLAIM = """
            SELECT m.address, m.id, m.kind, coalesce(m.company_name, m.last_name) AS last_name, m.first_name,
                role.is_primary, role.is_billing, role.has_access,
                m.login_address IS NOT DISTINCT FROM m.address AS login_is_address, tree.ancestors, m.do_not_send
            FROM %s
                CROSS JOIN LATERAL (
                    SELECT coalesce(bool_or(r.kind = 'PRIMARY_CONTACT'), FALSE) AS is_primary,
                        coalesce(bool_or(r.kind = 'BILLING_CONTACT'), FALSE) AS is_billing,
                        count(*) > 0 AS has_access
                    FROM contact_role r JOIN member c ON c.id = r.company_id AND c.active
                    WHERE r.person_id = m.id
                ) role
                CROSS JOIN LATERAL (
                    WITH RECURSIVE up (id, depth) AS (
                        SELECT m.parent_id, 1
                        WHERE m.parent_id IS NOT NULL AND (role.is_primary OR role.is_billing)
                        UNION ALL
                        SELECT p.parent_id, up.depth + 1 FROM up JOIN member p ON p.id = up.id
                        WHERE p.parent_id IS NOT NULL AND up.depth < 200
                    )
                    SELECT coalesce(array_agg(id ORDER BY depth), '{}') AS ancestors FROM up
                ) tree
            """;

    private static final String IN_GROUP = CLAIM.formatted("""
            member m JOIN group_member gm ON gm.member_id = m.id AND gm.group_id = $1
                JOIN member_group g ON g.id = gm.group_id
                    AND m.address = ANY ($2)
                    AND CASE gm.kind WHEN 'PRIMARY' THEN g.sync_primary_members ELSE g.sync_beneficiaries END""");

    private static final String IN_GROUPS = CLAIM.replaceFirst(
                    "SELECT m.address", "SELECT w.place::int AS place, m.address")
            .formatted("""
                    unnest($1::uuid[], $2::text[]) WITH ORDINALITY w (group_id, address, place)
                        JOIN member m ON m.address = w.address
                        JOIN group_member gm ON gm.member_id = m.id AND gm.group_id = w.group_id
                        JOIN member_group g ON g.id = gm.group_id
                            AND CASE gm.kind WHEN 'PRIMARY' THEN g.sync_primary_members ELSE g.sync_beneficiaries END""");

    private static final String OF_MEMBERS =
            CLAIM.formatted("(SELECT * FROM member WHERE id = ANY ($1) AND address IS NOT NULL) m");

    /** Who is in the running for these addresses in a group; an address without anybody is missing. */
    public Uni<Map<String, List<Claim>>> inGroup(SqlClient client, UUID group, List<String> addresses) {
        return client.preparedQuery(IN_GROUP)
                .execute(Tuple.of(group, addresses.toArray(String[]::new)))
                .map(ClaimStore::byAddress);
    }

    /** Who is in the running for each address in the group of the same place; nobody, for some. */
    Uni<List<List<Claim>>> inGroups(SqlClient client, List<UUID> groups, List<String> addresses) {
        return client.preparedQuery(IN_GROUPS)
                .execute(Tuple.of(groups.toArray(UUID[]::new), addresses.toArray(String[]::new)))
                .map(rows -> {
                    List<List<Claim>> claims = new ArrayList<>();
                    groups.forEach(group -> claims.add(new ArrayList<>()));
                    rows.forEach(row -> claims.get(row.getInteger("place") - 1).add(claim(row)));
                    return claims;
                });
    }

    /** The claims of these members on their own addresses, whatever group they are in. */
    public Uni<Map<String, List<Claim>>> ofMembers(SqlClient client, List<UUID> members) {
        return client.preparedQuery(OF_MEMBERS)
                .execute(Tuple.of(members.toArray(UUID[]::new)))
                .map(ClaimStore::byAddress);
    }

    private static Map<String, List<Claim>> byAddress(RowSet<Row> rows) {
        Map<String, List<Claim>> claims = new TreeMap<>();
        for (Row row : rows) {
            claims.computeIfAbsent(row.getString("address"), address -> new ArrayList<>())
                    .add(claim(row));
        }
        return claims;
    }

    private static Claim claim(Row row) {
        return new Claim(
                row.getUUID("id"),
                MemberKind.valueOf(row.getString("kind")),
                row.getString("last_name"),
                row.getString("first_name"),
                row.getBoolean("is_primary"),
                row.getBoolean("is_billing"),
                row.getBoolean("has_access"),
                row.getBoolean("login_is_address"),
                List.of(row.getArrayOfUUIDs("ancestors")),
                row.getBoolean("do_not_send"));
    }
}
