package org.rollcall.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Secret;

/** Replicas are stores over one database. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class CredentialStoreTest {

    private static final String OLD = "old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String NEW = "new:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    private static final Secret FIRST =
            new Secret.Tokens("access-1", "refresh-1", Instant.parse("2026-11-24T12:00:00Z"), null);
    private static final Secret SECOND =
            new Secret.Tokens("access-2", "refresh-2", Instant.parse("2026-11-25T12:00:00Z"), null);

    @Inject
    @SuppressWarnings("NullAway.Init")
    Pool pool;

    private UUID account = new UUID(0, 0);
    private final AtomicInteger exchanges = new AtomicInteger();

    @BeforeEach
    void connect() {
        account = await(pool.query("""
                        INSERT INTO provider_account (provider, name) VALUES ('CONSTANT_CONTACT', 'Test') RETURNING id
                        """).execute()).iterator().next().getUUID("id");
        keep(replica(OLD), FIRST);
    }

    @AfterEach
    void forget() {
        await(pool.preparedQuery("DELETE FROM provider_account WHERE id = $1").execute(Tuple.of(account)));
    }

    @Test
    void whatIsKeptComesBackAndLiesSealedInTheDatabase() {
        assertThat(current(replica(OLD))).isEqualTo(FIRST);
        assertThat(sealed()).startsWith("v1.old.").doesNotContain("access", "refresh");

        keep(replica(OLD), new Secret.ApiKey("a-key"));

        assertThat(current(replica(OLD))).isEqualTo(new Secret.ApiKey("a-key"));
    }

    @Test
    void parallelRenewalsOnTwoReplicasExchangeOnce() {
        CredentialStore one = replica(OLD);
        CredentialStore other = replica(OLD);

        List<Secret> renewed = await(Uni.join()
                .all(IntStream.range(0, 40)
                        .mapToObj(i -> renew(i % 2 == 0 ? one : other, FIRST))
                        .toList())
                .andFailFast());

        assertThat(renewed).containsOnly(SECOND);
        assertThat(exchanges).hasValue(1);
        assertThat(current(one)).isEqualTo(SECOND);
    }

    @Test
    void whoeverComesWithAnOlderSecretGetsThePresentOne() {
        await(renew(replica(OLD), FIRST));

        Secret renewed = await(renew(replica(OLD), FIRST));

        assertThat(renewed).isEqualTo(SECOND);
        assertThat(exchanges).hasValue(1);
    }

    @Test
    void whatTheProviderRefusesForGoodIsTriedByNobodyAgain() {
        CredentialStore store = replica(OLD);
        refused(fails(store, Kind.UNAUTHORIZED), "refused at attempt 1");

        refused(fails(replica(OLD), Kind.UNAUTHORIZED), "refused at attempt 1");
        refused(store.of(account).current(), "refused at attempt 1");
        assertThat(exchanges).hasValue(1);

        keep(store, SECOND);
        assertThat(current(store)).isEqualTo(SECOND);
    }

    @Test
    void whatComesBackByItselfIsTriedAgain() {
        CredentialStore store = replica(OLD);
        assertThatThrownBy(() -> await(fails(store, Kind.UNAVAILABLE))).hasMessage("refused at attempt 1");

        assertThat(current(store)).isEqualTo(FIRST);
        assertThat(await(renew(store, FIRST))).isEqualTo(SECOND);
    }

    @Test
    void anAccountWithoutCredentialsIsRefusedWithoutAskingTheProvider() {
        await(pool.withTransaction(transaction -> replica(OLD).forget(transaction, account)));

        refused(replica(OLD).of(account).current(), "The account is not connected: connect it.");
        refused(renew(replica(OLD), FIRST), "The account is not connected: connect it.");
        assertThat(exchanges).hasValue(0);
    }

    @Test
    void whatNoKeyOpensWaitsForAPersonAndOpensAgainWithItsKey() {
        refused(
                replica(NEW).of(account).current(),
                "The stored credentials cannot be opened (the key 'old' that sealed it is not among the keys): give the key"
                        + " back (ROLLCALL_CREDENTIALS_KEYS), or connect again.");
        assertThat(current(replica(OLD))).isEqualTo(FIRST);
    }

    private CredentialStore replica(String keys) {
        return new CredentialStore(pool, new Vault(() -> Keyring.parse(keys)));
    }

    private void keep(CredentialStore store, Secret secret) {
        await(pool.withTransaction(transaction -> store.keep(transaction, account, secret)));
    }

    private Secret current(CredentialStore store) {
        return await(store.of(account).current());
    }

    private Uni<Secret> renew(CredentialStore store, Secret used) {
        return store.of(account).renew(used, stored -> {
            exchanges.incrementAndGet();
            assertThat(stored).isEqualTo(FIRST);
            return Uni.createFrom().item(SECOND).onItem().delayIt().by(Duration.ofMillis(100));
        });
    }

    private Uni<Secret> fails(CredentialStore store, Kind kind) {
        return store.of(account)
                .renew(
                        FIRST,
                        stored -> Uni.createFrom()
                                .failure(new ProviderTrouble(
                                        kind, "refused at attempt " + exchanges.incrementAndGet())));
    }

    private static void refused(Uni<Secret> asked, String message) {
        assertThatThrownBy(() -> await(asked))
                .isInstanceOfSatisfying(
                        ProviderTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.UNAUTHORIZED))
                .hasMessage(message);
    }

    private String sealed() {
        return await(pool.preparedQuery("SELECT sealed FROM provider_credential WHERE account_id = $1")
                        .execute(Tuple.of(account)))
                .iterator()
                .next()
                .getString("sealed");
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
