package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.provider.Platform.AccountState;
import org.rollcall.provider.Platform.RemoteList;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ListsGoneTest {

    private static final UUID MADE = new UUID(0, 1);
    private static final UUID KEPT = new UUID(0, 2);
    private static final UUID YET_TO_BE_MADE = new UUID(0, 3);

    @Inject
    Pool pool;

    @Inject
    AccountStore accounts;

    @Test
    void whereTheProviderHasNoListAllThatWereMadeAreGoneAndNoneThatIsYetToBeMade() {
        assertThat(gone(List.of())).containsExactlyInAnyOrder(MADE, KEPT);
    }

    @Test
    void aListThatIsThereIsNotGone() {
        assertThat(gone(List.of(new RemoteList("kept", "Kept")))).containsExactly(MADE);
    }

    /** In a transaction that is never committed. */
    private List<UUID> gone(List<RemoteList> present) {
        AccountState state = new AccountState("id", "name", null, Set.of(), present);
        return pool
                .getConnection()
                .flatMap(connection -> connection
                        .begin()
                        .flatMap(begun -> connection
                                .preparedQuery("""
                                WITH account AS (
                                    SELECT id FROM provider_account WHERE provider = 'MAILCHIMP')
                                INSERT INTO provider_list (id, account_id, external_id, name)
                                SELECT l.id, account.id, l.external_id, 'a list'
                                FROM account, (VALUES ($1::uuid, 'made'), ($2, 'kept'), ($3, NULL)) l(id, external_id)
                                RETURNING account_id
                                """)
                                .execute(Tuple.of(MADE, KEPT, YET_TO_BE_MADE))
                                .map(rows -> rows.iterator().next().getUUID("account_id"))
                                .flatMap(account -> accounts.listsGone(connection, account, state))
                                .eventually(begun::rollback))
                        .eventually(connection::close))
                .await()
                .indefinitely()
                .stream()
                .filter(List.of(MADE, KEPT, YET_TO_BE_MADE)::contains)
                .toList();
    }
}
