package org.rollcall.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.rollcall.access.Asker.Known;
import org.rollcall.access.Asker.Nobody;
import org.rollcall.access.Asker.Reason;

/**
 * Recognises API tokens. What a replica knows of one it forgets after two seconds, so a revoked token is refused everywhere
 * within that time, with no message that could get lost.
 */
@ApplicationScoped
public class Tokens {

    /** Together with the sockets' own look, well below the five seconds that a revoked token may go on. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(2);

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(Tokens.class);

    private final TokenStore store;
    private final Cache<String, Optional<TokenRow>> rows = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(KNOWN_FOR)
            .build();

    Tokens(TokenStore store) {
        this.store = store;
    }

    /** Which of these tokens still open something; their ids as {@link Caller#id}. */
    public Uni<Set<UUID>> live(Collection<UUID> ids) {
        return store.live(ids);
    }

    Uni<Asker> recognise(String text, String address) {
        Optional<TokenText> token = TokenText.parse(text);
        return token.isEmpty()
                ? Uni.createFrom().item(unknown())
                : row(token.get().key())
                        .map(row -> row.filter(found ->
                                        token.get().hasHash(found.hash().getBytes()))
                                .map(found -> asker(found, address))
                                .orElseGet(Tokens::unknown));
    }

    private Uni<Optional<TokenRow>> row(String key) {
        Optional<TokenRow> known = rows.getIfPresent(key);
        return known != null ? Uni.createFrom().item(known) : store.byKey(key).invoke(found -> rows.put(key, found));
    }

    private Asker asker(TokenRow row, String address) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return switch (row.state(now)) {
            case REVOKED -> new Nobody(Reason.REVOKED, "The API token was revoked; use another.");
            case EXPIRED -> new Nobody(Reason.EXPIRED, "The API token has expired; use another.");
            case LIVE -> {
                noteUse(row, now);
                yield new Known(new Caller(
                        CallerKind.API_TOKEN,
                        row.id().toString(),
                        row.name(),
                        row.role(),
                        row.expiresAt() == null ? null : row.expiresAt().toInstant(),
                        address));
            }
        };
    }

    /** Nobody waits for it, and without it the request is as good. */
    private void noteUse(TokenRow row, OffsetDateTime now) {
        if (row.lastUsedAt() == null || row.lastUsedAt().isBefore(now.minus(USE_IS_NOTED_EVERY))) {
            store.used(row.id())
                    .subscribe()
                    .with(noted -> {}, failure -> LOG.debugf("The use of a token was not noted: %s", failure));
        }
    }

    private static Asker unknown() {
        return new Nobody(Reason.UNKNOWN, "The API token is not known here; ask an administrator for one.");
    }
}
