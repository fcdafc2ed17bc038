package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.audience.Claim;
import org.rollcall.audience.Contest;
import org.rollcall.membership.ClaimStore;

/**
 * Whose fields a contact carries: an account has one contact an address, so the contest is held again among the main
 * members of all the groups that send it there.
 */
@ApplicationScoped
class OwnerStore {

    /** Those that the group wants, and those that are still on its list. */
    private static final String OF_GROUP = """
            SELECT address FROM list_entry WHERE account_id = $1 AND group_id = $2
            UNION
            SELECT l.address FROM contact_list l JOIN group_list g ON g.list_id = l.list_id
            WHERE g.account_id = $1 AND g.group_id = $2
            """;

    private static final String LISTED = "SELECT unnest($2::text[])";

    private final ClaimStore claims;

    OwnerStore(ClaimStore claims) {
        this.claims = claims;
    }

    /** Decides the owners of a group's addresses. */
    Uni<Void> decideForGroup(SqlClient transaction, UUID account, UUID group) {
        return decide(transaction, OF_GROUP, Tuple.of(account, group));
    }

    /** Decides the owners of these addresses. */
    Uni<Void> decide(SqlClient transaction, UUID account, String[] addresses) {
        return decide(transaction, LISTED, Tuple.of(account, addresses));
    }

    private Uni<Void> decide(SqlClient transaction, String scope, Tuple arguments) {
        UUID account = arguments.getUUID(0);
        return decideUncontested(transaction, scope, arguments)
                .chain(() -> contested(transaction, scope, arguments))
                .flatMap(contested -> contested.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : decideContested(transaction, account, contested));
    }

    /** One main member in all groups, or none any more. */
    private static Uni<Void> decideUncontested(SqlClient transaction, String scope, Tuple arguments) {
        return transaction
                .preparedQuery("""
                UPDATE target t SET owner_id = w.owner_id
                FROM (SELECT s.address, min(r.main_member_id::text)::uuid AS owner_id
                      FROM (%s) AS s(address)
                      LEFT JOIN list_entry e ON e.account_id = $1 AND e.address = s.address
                      LEFT JOIN address_record r ON r.group_id = e.group_id AND r.address = e.address
                      GROUP BY s.address
                      HAVING count(DISTINCT r.main_member_id) <= 1) w
                WHERE t.account_id = $1 AND t.address = w.address AND t.owner_id IS DISTINCT FROM w.owner_id
                """.formatted(scope))
                .execute(arguments)
                .replaceWithVoid();
    }

    private static Uni<Map<String, List<UUID>>> contested(SqlClient transaction, String scope, Tuple arguments) {
        return transaction
                .preparedQuery("""
                SELECT e.address, array_agg(DISTINCT r.main_member_id) AS members
                FROM (%s) AS s(address)
                JOIN list_entry e ON e.account_id = $1 AND e.address = s.address
                JOIN address_record r ON r.group_id = e.group_id AND r.address = e.address
                GROUP BY e.address
                HAVING count(DISTINCT r.main_member_id) > 1
                """.formatted(scope))
                .execute(arguments)
                .map(rows -> {
                    Map<String, List<UUID>> members = new LinkedHashMap<>();
                    rows.forEach(row ->
                            members.put(row.getString("address"), Arrays.asList(row.getArrayOfUUIDs("members"))));
                    return members;
                });
    }

    private Uni<Void> decideContested(SqlClient transaction, UUID account, Map<String, List<UUID>> contested) {
        List<UUID> members =
                contested.values().stream().flatMap(List::stream).distinct().toList();
        return claims.ofMembers(transaction, members).flatMap(claimed -> {
            // Whose email has changed meanwhile claims another address; the group's own calculation follows.
            claimed.keySet().retainAll(contested.keySet());
            String[] addresses = claimed.keySet().toArray(String[]::new);
            UUID[] owners = claimed.values().stream()
                    .map(Contest::winner)
                    .map(Claim::memberId)
                    .toArray(UUID[]::new);
            return transaction
                    .preparedQuery("""
                    UPDATE target t SET owner_id = w.owner_id
                    FROM unnest($2::text[], $3::uuid[]) AS w(address, owner_id)
                    WHERE t.account_id = $1 AND t.address = w.address AND t.owner_id IS DISTINCT FROM w.owner_id
                    """)
                    .execute(Tuple.of(account, addresses, owners))
                    .replaceWithVoid();
        });
    }
}
