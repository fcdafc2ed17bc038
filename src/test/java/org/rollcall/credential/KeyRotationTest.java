package org.rollcall.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.credential.KeyUse.Need;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.Secret;

/** The keys change while the service runs, by the file that they are in. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class KeyRotationTest {

    private static final String OLD = "old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String NEW = "new:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    private static final int RENEWALS = 300;

    private record Given(Optional<String> keys, Optional<String> keysFile, Duration lookEvery)
            implements KeyringConfig {}

    @Inject
    @SuppressWarnings("NullAway.Init")
    Pool pool;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private UUID account = new UUID(0, 0);

    @BeforeEach
    void connect() {
        await(pool.query("CREATE TABLE other_credential AS TABLE provider_credential")
                .execute());
        await(pool.query("DELETE FROM provider_credential").execute());
        account = await(pool.query("""
                        INSERT INTO provider_account (provider, name) VALUES ('CONSTANT_CONTACT', 'Test') RETURNING id
                        """).execute()).iterator().next().getUUID("id");
    }

    @AfterEach
    void forget() {
        await(pool.preparedQuery("DELETE FROM provider_account WHERE id = $1").execute(Tuple.of(account)));
        await(pool.query("INSERT INTO provider_credential SELECT * FROM other_credential")
                .execute());
        await(pool.query("DROP TABLE other_credential").execute());
    }

    @Test
    void aFileOfOtherKeysIsTakenAndOneThatIsNoneChangesNothing() throws IOException {
        KeyringSource source = source(OLD);
        keys(NEW + ",\n" + OLD + "\n");
        source.look();
        assertThat(source.now().ids()).containsExactly("new", "old");

        for (String bad : List.of("", "new:ICEiIyQl", NEW + "\n" + NEW, NEW + OLD, "x".repeat(100_000))) {
            keys(bad);
            source.look();
            assertThat(source.now().ids()).as(bad).containsExactly("new", "old");
            assertThat(source.complaint())
                    .as(bad)
                    .hasValueSatisfying(why -> assertThat(why).doesNotContain("ICEi", "AAEC"));
        }
        Files.delete(file());
        source.look();
        assertThat(source.now().ids()).containsExactly("new", "old");
        assertThat(source.complaint()).hasValue("it cannot be read (NoSuchFileException)");

        keys(NEW);
        source.look();
        assertThat(source.now().ids()).containsExactly("new");
        assertThat(source.complaint()).isEmpty();
    }

    /** While keys change back and forth, tokens are exchanged one after the other: each builds on the one before. */
    @Test
    void keysAreRotatedDuringARunOfCallsAndNoRenewedTokenIsLost() throws Exception {
        KeyringSource source = source(OLD);
        Vault vault = new Vault(source);
        Resealing resealing = new Resealing(pool, vault);
        CredentialStore store = new CredentialStore(pool, vault);
        keep(store, token(0));
        AtomicInteger done = new AtomicInteger();
        CompletableFuture<Void> calls = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < RENEWALS; i++) {
                Secret next = token(i + 1);
                Secret renewed = await(store.of(account)
                        .renew(token(i), stored -> Uni.createFrom().item(next)));
                assertThat(renewed).isEqualTo(next);
                done.incrementAndGet();
            }
        });

        int rotations = 0;
        while (!calls.isDone()) {
            keys(rotations++ % 2 == 0 ? NEW + "," + OLD : OLD + "," + NEW);
            source.look();
            int before = done.get();
            while (!calls.isDone() && done.get() < before + 5) {
                await(resealing.run());
            }
        }
        calls.join();

        assertThat(rotations).isGreaterThan(5);
        assertThat(await(store.of(account).current())).isEqualTo(token(RENEWALS));
        keys(NEW + "," + OLD);
        source.look();
        assertThat(await(resealing.run()).isDone()).isTrue();
        assertThat(sealed()).startsWith("v1.new.");
        keys(NEW);
        source.look();
        assertThat(await(store.of(account).current())).isEqualTo(token(RENEWALS));
    }

    @Test
    void everythingThatIsSealedIsSealedAnew() throws IOException {
        KeyringSource source = source(OLD);
        Vault vault = new Vault(source);
        UUID attempt = UUID.randomUUID();
        await(pool.preparedQuery("INSERT INTO webhook (account_id, secret_hash, signing_secret) VALUES ($1, '', $2)")
                .execute(Tuple.of(account, vault.seal(account, Sealed.WEBHOOK_SECRET, "signs"))));
        await(pool.preparedQuery("""
                INSERT INTO connection_attempt (id, provider, state_hash, verifier, expires_at)
                VALUES ($1, 'CONSTANT_CONTACT', $2, $3, now() + interval '10 minutes')
                """)
                .execute(Tuple.of(
                        attempt,
                        Buffer.buffer(attempt.toString()),
                        vault.seal(attempt, Sealed.PKCE_VERIFIER, "verifies"))));
        keys(NEW + "," + OLD);
        source.look();

        assertThat(await(new Resealing(pool, vault).run()).anew()).isGreaterThanOrEqualTo(2);

        Vault onlyNew = new Vault(() -> Keyring.parse(NEW));
        assertThat(onlyNew.open(account, Sealed.WEBHOOK_SECRET, text("SELECT signing_secret FROM webhook")))
                .isEqualTo("signs");
        assertThat(onlyNew.open(attempt, Sealed.PKCE_VERIFIER, text("SELECT verifier FROM connection_attempt")))
                .isEqualTo("verifies");
        await(pool.query("DELETE FROM connection_attempt").execute());
    }

    @Test
    void aRowThatSomebodyIsChangingIsLeftForTheNextTime() throws IOException {
        KeyringSource source = source(OLD);
        Vault vault = new Vault(source);
        keep(new CredentialStore(pool, vault), token(1));
        keys(NEW + "," + OLD);
        source.look();
        Resealing resealing = new Resealing(pool, vault);

        await(pool.withTransaction(other -> other.query("SELECT FROM provider_credential FOR UPDATE")
                .execute()
                .chain(resealing::run)
                .invoke(outcome -> assertThat(outcome.isDone()).isFalse())));

        assertThat(sealed()).startsWith("v1.old.");
        assertThat(await(resealing.run()).isDone()).isTrue();
        assertThat(sealed()).startsWith("v1.new.");
    }

    @Test
    void aValueThatNoKeyOpensShowsInTheHealthUntilItsKeyIsBack() throws IOException {
        keep(new CredentialStore(pool, new Vault(() -> Keyring.parse(OLD))), token(1));
        KeyringSource source = source(NEW);
        Vault vault = new Vault(source);
        KeyRotation rotation =
                new KeyRotation(source, new Resealing(pool, vault), new KeyUse(pool), new SimpleMeterRegistry());
        KeyHealth health = new KeyHealth(source, rotation);

        rotation.look();

        assertThat(rotation.closed()).isOne();
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
        assertThatThrownBy(
                        () -> await(new CredentialStore(pool, vault).of(account).current()))
                .isInstanceOf(ProviderTrouble.class)
                .hasMessageContaining("the key 'old' that sealed it is not among the keys");

        keys(NEW + "," + OLD);
        rotation.look();

        assertThat(rotation.closed()).isZero();
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
        assertThat(sealed()).startsWith("v1.new.");
    }

    @Test
    void aKeyCanGoUnlessItSignedSomethingThatIsKept() {
        String key = "key-" + UUID.randomUUID();
        KeyUse use = new KeyUse(pool);
        assertThat(await(use.of(List.of(key)))).containsExactly(new Need(key, false));

        await(pool.preparedQuery("""
                WITH e AS (INSERT INTO erasure (also_at_providers, done_at) VALUES (false, now()) RETURNING id)
                INSERT INTO tombstone (mark, erasure_id, key_id) SELECT convert_to($1, 'UTF8'), id, $1 FROM e
                """).execute(Tuple.of(key)));

        assertThat(await(use.of(List.of(key, "never")))).containsExactly(new Need(key, true), new Need("never", false));
        await(pool.preparedQuery("DELETE FROM tombstone WHERE key_id = $1").execute(Tuple.of(key)));
    }

    private KeyringSource source(String keys) throws IOException {
        keys(keys);
        return new KeyringSource(
                new Given(Optional.empty(), Optional.of(file().toString()), Duration.ofSeconds(10)), Optional.empty());
    }

    private Path file() {
        return folder.resolve("keys");
    }

    private void keys(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private static Secret token(int number) {
        return new Secret.Tokens("access-" + number, "refresh-" + number, null, null);
    }

    private void keep(CredentialStore store, Secret secret) {
        await(pool.withTransaction(transaction -> store.keep(transaction, account, secret)));
    }

    private String sealed() {
        return text("SELECT sealed FROM provider_credential");
    }

    private String text(String query) {
        return await(pool.query(query).execute()).iterator().next().getString(0);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
