package org.rollcall.group;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.graphql.GlobalId;
import org.rollcall.membership.AddressResolution;
import org.rollcall.membership.MembershipStore;
import org.rollcall.provider.Provider;

/** What the tests do and see behind the API: accounts, lists, requested work, and a calculation without the engine. */
@ApplicationScoped
public class Database {

    private final Pool pool;
    private final MembershipStore memberships;
    private final AddressResolution addresses;
    private final BusinessClock clock;

    Database(Pool pool, MembershipStore memberships, AddressResolution addresses, BusinessClock clock) {
        this.pool = pool;
        this.memberships = memberships;
        this.addresses = addresses;
        this.clock = clock;
    }

    static UUID uuid(GlobalId type, String id) {
        return type.parse(id).orElseThrow();
    }

    void calculate(String group) {
        UUID id = uuid(GlobalId.GROUP, group);
        pool.withTransaction(tx -> memberships
                        .calculate(tx, id, clock.today(), clock.graceDays())
                        .chain(() -> addresses.resolve(tx, id)))
                .await()
                .indefinitely();
    }

    /** The association's account at a provider, made when there is none. */
    UUID account(Provider provider) {
        run("""
                INSERT INTO provider_account (provider, name, connected_by, connected_at)
                VALUES ($1, 'Test', 'API_KEY', now()) ON CONFLICT (provider) DO NOTHING
                """, provider.name());
        return one("SELECT id FROM provider_account WHERE provider = $1", provider.name())
                .getUUID("id");
    }

    void removeAccount(Provider provider) {
        run(
                "DELETE FROM group_list l USING provider_account a WHERE a.id = l.account_id AND a.provider = $1",
                provider.name());
        run("DELETE FROM provider_account WHERE provider = $1", provider.name());
    }

    /** A new list at a provider, by its global id. */
    String list(Provider provider, String name) {
        UUID account = account(provider);
        return GlobalId.LIST.of(one(
                        "INSERT INTO provider_list (account_id, external_id, name) VALUES ($1, $2, $2) RETURNING id",
                        account,
                        name)
                .getUUID("id"));
    }

    int count(String sql, Object... values) {
        return one(sql, values).getInteger(0);
    }

    /** How often work was asked for, as the number that counts up with each request. */
    int requests(String kind, UUID subject) {
        return count(
                "SELECT coalesce(sum(generation), 0)::int FROM work WHERE kind = $1 AND subject_id = $2",
                kind,
                subject);
    }

    void run(String sql, Object... values) {
        pool.preparedQuery(sql).execute(Tuple.from(List.of(values))).await().indefinitely();
    }

    private Row one(String sql, Object... values) {
        var rows = pool.preparedQuery(sql)
                .execute(Tuple.from(List.of(values)))
                .await()
                .indefinitely();
        return StreamSupport.stream(rows.spliterator(), false).findFirst().orElseThrow();
    }
}
