package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** Reads where addresses stand in groups, for each provider. */
@ApplicationScoped
public class StatusReader {

    /**
     * Where an address stands in a group with one provider.
     *
     * @param connected whether the group is connected to a list of the provider
     * @param entry null when the address is not sent
     */
    public record Standing(
            Provider provider, boolean connected, @Nullable StatusRow entry) {}

    private final Pool pool;

    StatusReader(Pool pool) {
        this.pool = pool;
    }

    /**
     * For each group and address one standing an account, in alphabetical order of the providers.
     *
     * @param addresses as many as groups; null for a member without one
     */
    public Uni<List<List<Standing>>> of(List<UUID> groups, List<@Nullable String> addresses) {
        return pool.preparedQuery("""
                SELECT w.number::int AS number, a.provider, l.group_id IS NOT NULL AS connected, e.state, e.changed_at,
                       e.sent_at, e.confirmed_at, e.unsubscribed_at, e.code, e.provider_message, e.attempts,
                       e.next_attempt_at, e.run_id, c.web_url
                FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY w (group_id, address, number)
                CROSS JOIN provider_account a
                LEFT JOIN group_list l ON l.group_id = w.group_id AND l.account_id = a.id
                LEFT JOIN list_entry e ON e.group_id = w.group_id AND e.account_id = a.id AND e.address = w.address
                LEFT JOIN contact c ON c.account_id = a.id AND c.address = w.address
                WHERE a.connected_at IS NOT NULL
                ORDER BY w.number, a.provider
                """)
                .execute(Tuple.of(groups.toArray(UUID[]::new), addresses.toArray(String[]::new)))
                .map(rows -> {
                    List<List<Standing>> standings = new ArrayList<>();
                    groups.forEach(group -> standings.add(new ArrayList<>()));
                    rows.forEach(
                            row -> standings.get(row.getInteger("number") - 1).add(standing(row)));
                    return standings;
                });
    }

    /** The member whose data an address's contact carries at a provider; null when it is not sent there. */
    public Uni<@Nullable UUID> owner(Provider provider, String address) {
        return pool.preparedQuery("""
                SELECT t.owner_id FROM target t JOIN provider_account a ON a.id = t.account_id
                WHERE a.provider = $1 AND a.connected_at IS NOT NULL AND t.address = $2
                """)
                .execute(Tuple.of(provider.name(), address))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getUUID("owner_id"));
    }

    private static Standing standing(Row row) {
        Provider provider = Provider.valueOf(row.getString("provider"));
        String state = row.getString("state");
        return new Standing(provider, row.getBoolean("connected"), state == null ? null : entry(row, provider, state));
    }

    private static StatusRow entry(Row row, Provider provider, String state) {
        String code = row.getString("code");
        return new StatusRow(
                provider,
                SyncState.valueOf(state),
                row.getOffsetDateTime("changed_at"),
                row.getOffsetDateTime("sent_at"),
                row.getOffsetDateTime("confirmed_at"),
                row.getOffsetDateTime("unsubscribed_at"),
                code == null ? null : SyncFailureCode.valueOf(code),
                row.getString("provider_message"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("next_attempt_at"),
                row.getString("web_url"),
                row.getUUID("run_id"));
    }
}
