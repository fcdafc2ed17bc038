package org.rollcall.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.rollcall.provider.Provider;
import org.rollcall.sync.ConnectedBy;

/** Reads the association's accounts as the API shows them. */
@ApplicationScoped
public class AccountReader {

    private final Pool pool;

    AccountReader(Pool pool) {
        this.pool = pool;
    }

    /** Connected accounts, in alphabetical order of their providers. */
    public Uni<List<ProviderAccount>> connected() {
        return all().map(rows -> rows.stream()
                .filter(AccountRow::connected)
                .map(ProviderAccount::new)
                .toList());
    }

    /** All accounts, those that a person disconnected included. */
    Uni<List<AccountRow>> all() {
        return pool.query("""
                SELECT id, provider, name, health, health_message, checked_at, paused, connected_by, connected_at
                FROM provider_account ORDER BY provider
                """)
                .execute()
                .map(rows -> rows.stream().map(AccountReader::row).toList());
    }

    /** The connected account of a provider. */
    Uni<Optional<ProviderAccount>> of(Provider provider) {
        return connected()
                .map(accounts -> accounts.stream()
                        .filter(account -> account.getProvider() == provider)
                        .findFirst());
    }

    private static AccountRow row(Row row) {
        String by = row.getString("connected_by");
        return new AccountRow(
                row.getUUID("id"),
                Provider.valueOf(row.getString("provider")),
                row.getString("name"),
                ProviderHealth.valueOf(row.getString("health")),
                row.getString("health_message"),
                row.getOffsetDateTime("checked_at"),
                row.getBoolean("paused"),
                by == null ? null : ConnectedBy.valueOf(by),
                row.getOffsetDateTime("connected_at"));
    }
}
