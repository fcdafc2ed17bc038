package org.rollcall.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.audience.Claim;

/**
 * Finds for every address in a group whose record it carries, and for every member why it is not sent.
 *
 * <p>Most addresses have one claim and are settled by the database alone. The others are fetched in pages, decided by the
 * contest, and written back in bulk.
 */
@ApplicationScoped
public class AddressResolution {

    /** Bounds the memory of a page. */
    private static final int CLAIMS_PER_PAGE = 10_000;

    private final AddressRecordStore records;
    private final ClaimStore claims;
    private final StandingStore standing;

    AddressResolution(AddressRecordStore records, ClaimStore claims, StandingStore standing) {
        this.records = records;
        this.claims = claims;
        this.standing = standing;
    }

    /**
     * Brings the group's addresses, its members' reasons and their counts up to the present members. An address that stays
     * keeps its record's id; nothing is written where nothing is different.
     */
    public Uni<Void> resolve(SqlClient tx, UUID group) {
        return records.settleUncontested(tx, group)
                .chain(() -> decideBehind(tx, group, ""))
                .chain(() -> standing.mark(tx, group))
                .chain(() -> standing.count(tx, group));
    }

    private Uni<Void> decideBehind(SqlClient tx, UUID group, String address) {
        return records.contested(tx, group, address, CLAIMS_PER_PAGE)
                .chain(page -> page.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : decide(tx, group, page).chain(() -> decideBehind(tx, group, page.getLast())));
    }

    private Uni<Void> decide(SqlClient tx, UUID group, List<String> addresses) {
        return claims.inGroup(tx, group, addresses)
                .map(AddressResolution::outcomes)
                .chain(outcomes -> records.settleContested(tx, group, outcomes));
    }

    private static List<Outcome> outcomes(Map<String, List<Claim>> claims) {
        return claims.entrySet().stream()
                // A colleague's commit between the two statements may have taken a claim away; its own calculation
                // follows.
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> Outcome.of(entry.getKey(), entry.getValue()))
                .toList();
    }
}
