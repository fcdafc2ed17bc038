package org.rollcall.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.audience.Contest;
import org.rollcall.audience.Decision;

/** Explains decisions: holds the contests again over the present data, with the whole story this time. */
@ApplicationScoped
public class DecisionStore {

    private final Pool pool;
    private final ClaimStore claims;

    DecisionStore(Pool pool, ClaimStore claims) {
        this.pool = pool;
        this.claims = claims;
    }

    /** The decision about one address of a group; empty when nobody is in the running for it. */
    public Uni<Optional<Decision>> explain(UUID group, String address) {
        return explain(group, List.of(address)).map(found -> Optional.ofNullable(found.get(address)));
    }

    /** The decisions about several addresses of a group, by address; those that nobody is in the running for are missing. */
    public Uni<Map<String, Decision>> explain(UUID group, List<String> addresses) {
        return explain(pool, group, addresses);
    }

    /** The decision about one address in each of several groups; those where nobody is in the running are missing. */
    public Uni<Map<UUID, Decision>> explain(List<UUID> groups, String address) {
        return explain(groups, Collections.nCopies(groups.size(), address)).map(found -> {
            Map<UUID, Decision> decisions = new HashMap<>();
            for (int i = 0; i < groups.size(); i++) {
                UUID group = groups.get(i);
                found.get(i).ifPresent(decision -> decisions.put(group, decision));
            }
            return decisions;
        });
    }

    /** The decision about each address in the group of the same place; empty where nobody is in the running. */
    public Uni<List<Optional<Decision>>> explain(List<UUID> groups, List<String> addresses) {
        return groups.isEmpty()
                ? Uni.createFrom().item(List.of())
                : claims.inGroups(pool, groups, addresses)
                        .map(found -> found.stream()
                                .map(some ->
                                        some.isEmpty() ? Optional.<Decision>empty() : Optional.of(Contest.decide(some)))
                                .toList());
    }

    /** The same, as a transaction sees it that has not committed. */
    public Uni<Map<String, Decision>> explain(SqlClient client, UUID group, List<String> addresses) {
        if (addresses.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return claims.inGroup(client, group, addresses)
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Contest.decide(entry.getValue()))));
    }
}
