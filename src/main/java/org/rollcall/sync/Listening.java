package org.rollcall.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.credential.CannotOpen;
import org.rollcall.credential.CredentialStore;
import org.rollcall.credential.Sealed;
import org.rollcall.credential.Vault;
import org.rollcall.provider.Platform;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.Secret;
import org.rollcall.provider.Webhooks;
import org.rollcall.provider.Webhooks.Webhook;
import org.rollcall.sync.AccountStore.Account;
import org.rollcall.sync.WebhookStore.Stored;

/**
 * Sees to it that providers which can tell of changes do so: by one webhook an account, whose URL ends with a secret. That
 * they do is a convenience; nothing depends on it, and no trouble with it keeps an account from being brought in step.
 */
@ApplicationScoped
public class Listening {

    private static final Logger LOG = Logger.getLogger(Listening.class);

    private static final int SECRET_BYTES = 32;
    private static final Duration NEXT_LOOK = Duration.ofDays(1);
    private static final Duration NEXT_ATTEMPT = Duration.ofHours(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final WebhookStore webhooks;
    private final Platforms platforms;
    private final CredentialStore credentials;
    private final Vault vault;
    private final String publicUrl;
    private final boolean production;

    Listening(
            WebhookStore webhooks,
            Platforms platforms,
            CredentialStore credentials,
            Vault vault,
            @ConfigProperty(name = "rollcall.public-url") String publicUrl,
            @ConfigProperty(name = "rollcall.mode") String mode) {
        this.webhooks = webhooks;
        this.platforms = platforms;
        this.credentials = credentials;
        this.vault = vault;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
        this.production = mode.equals("production");
    }

    /**
     * Whoever knows the secret of an account's webhook.
     *
     * @param signingSecret what its posts are signed with; null when they are not
     */
    public record Known(UUID account, @Nullable String signingSecret) {
        @Override
        public String toString() {
            return "Known[" + account + "]";
        }
    }

    /** What stands for the provider in a webhook's URL. */
    public static String pathName(Provider provider) {
        return provider.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whose secret this is; empty when it is nobody's. */
    public Uni<Optional<Known>> recognise(Provider provider, String secret) {
        byte[] hash = hash(secret);
        return webhooks.of(provider)
                .map(stored -> stored.filter(
                                hook -> MessageDigest.isEqual(hook.secretHash().getBytes(), hash))
                        .map(this::known));
    }

    private Known known(Stored stored) {
        String sealed = stored.signingSecret();
        return new Known(stored.account(), sealed == null ? null : opened(stored.account(), sealed));
    }

    /** What cannot be opened verifies nothing; the webhook is replaced at the next look. */
    private String opened(UUID account, String sealed) {
        try {
            return vault.open(account, Sealed.WEBHOOK_SECRET, sealed);
        } catch (CannotOpen e) {
            LOG.warnf("A webhook's signing secret cannot be opened. account=%s: %s", account, e.getMessage());
            return random();
        }
    }

    /** Looks after the account's webhook when it is time to; the account has been inspected. */
    Uni<Void> ensure(Account account, Platform platform) {
        Optional<Webhooks> there = platform.webhooks();
        return there.isEmpty()
                ? Uni.createFrom().voidItem()
                : webhooks.of(account.provider())
                        .flatMap(stored -> stored.isPresent() && !stored.get().lookDue()
                                ? Uni.createFrom().voidItem()
                                : ensure(account, there.get(), stored.orElse(null)))
                        .onFailure(ProviderTrouble.class)
                        .recoverWithUni(trouble -> later(account, trouble));
    }

    private Uni<Void> later(Account account, Throwable trouble) {
        LOG.warnf(
                "Changes at the provider are noticed late, by reading only. account=%s provider=%s: %s",
                account.id(), account.provider(), trouble.getMessage());
        return webhooks.lookIn(account.id(), NEXT_ATTEMPT);
    }

    private Uni<Void> ensure(Account account, Webhooks there, @Nullable Stored stored) {
        if (!there.wanted() || !isReachable()) {
            return stored == null ? Uni.createFrom().voidItem() : remove(account, there, stored);
        }
        String prefix = prefix(account.provider());
        return there.all().flatMap(all -> {
            List<Webhook> ours = all.stream()
                    .filter(hook -> hook.url().startsWith(prefix) || isStored(hook, stored))
                    .toList();
            boolean listens = ours.stream()
                    .anyMatch(hook -> isStored(hook, stored) && hook.url().startsWith(prefix));
            return Multi.createFrom()
                    .iterable(ours)
                    .filter(hook -> !listens || !isStored(hook, stored))
                    .onItem()
                    .transformToUniAndConcatenate(hook -> there.remove(hook.id()))
                    .collect()
                    .last()
                    .chain(() -> listens ? webhooks.lookIn(account.id(), NEXT_LOOK) : listen(account, there));
        });
    }

    /** One of ours that is not stored was made by a call whose answer was lost. */
    private static boolean isStored(Webhook hook, @Nullable Stored stored) {
        return stored != null && hook.id().equals(stored.externalId());
    }

    /** The provider asks the URL before it answers, so the secret is known beforehand. */
    private Uni<Void> listen(Account account, Webhooks there) {
        String secret = random();
        byte[] hash = hash(secret);
        return webhooks.expect(account, hash)
                .flatMap(connected -> connected
                        ? there.listen(URI.create(prefix(account.provider()) + secret))
                                .flatMap(made -> keep(account, there, hash, made))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> keep(Account account, Webhooks there, byte[] hash, Webhooks.Made made) {
        String signing = made.signingSecret();
        String sealed = signing == null ? null : vault.seal(account.id(), Sealed.WEBHOOK_SECRET, signing);
        return webhooks.made(account.id(), hash, made.id(), sealed, NEXT_LOOK).flatMap(connected -> {
            if (!connected) {
                return there.remove(made.id());
            }
            LOG.infof("The provider tells of changes. account=%s provider=%s", account.id(), account.provider());
            return Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> remove(Account account, Webhooks there, Stored stored) {
        String id = stored.externalId();
        Uni<Void> removed = id == null ? Uni.createFrom().voidItem() : there.remove(id);
        return removed.chain(() -> webhooks.forget(account.id()));
    }

    /** The account was looked at: its webhook is to be looked at, too. */
    Uni<Void> lookAgain(UUID account) {
        return webhooks.lookIn(account, Duration.ZERO);
    }

    /** The account's secret is void. */
    Uni<Void> forget(SqlClient transaction, UUID account) {
        return webhooks.forget(transaction, account);
    }

    /** What removes the webhook at the provider, if that still works, once the account is disconnected. */
    Uni<Runnable> farewell(Provider provider) {
        return webhooks.of(provider)
                .flatMap(stored -> stored.isEmpty()
                        ? Uni.createFrom().item(() -> {})
                        : credentials
                                .of(stored.get().account())
                                .current()
                                .map(secret -> farewell(provider, stored.get(), secret))
                                .onFailure(ProviderTrouble.class)
                                .recoverWithItem(() -> {}));
    }

    private Runnable farewell(Provider provider, Stored stored, Secret secret) {
        String id = stored.externalId();
        Optional<Webhooks> there =
                platforms.attempt(provider, secret, stored.audienceId()).webhooks();
        return () -> {
            if (id != null && there.isPresent()) {
                there.get()
                        .remove(id)
                        .subscribe()
                        .with(
                                removed -> {},
                                failure -> LOG.warnf(
                                        "A webhook was left at the provider. account=%s provider=%s: %s",
                                        stored.account(), provider, failure.getMessage()));
            }
        };
    }

    /** A real provider neither finds this machine's own addresses nor should be told a secret in the clear. */
    private boolean isReachable() {
        return !production || publicUrl.startsWith("https://");
    }

    private String prefix(Provider provider) {
        return publicUrl + "/webhook/" + pathName(provider) + "/";
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK lacks SHA-256", e);
        }
    }
}
