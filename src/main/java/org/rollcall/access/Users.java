package org.rollcall.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Asker.Known;
import org.rollcall.access.Asker.Nobody;
import org.rollcall.access.Asker.Reason;

/**
 * Recognises users by signed tokens of an OpenID Connect provider. The library checks signature, algorithm, issuer, audience
 * and times; what a user is here, the roles in the token say.
 */
@ApplicationScoped
class Users {

    private final Instance<TenantIdentityProvider> provider;
    private final OidcConfig config;

    Users(Instance<TenantIdentityProvider> provider, OidcConfig config) {
        this.provider = provider;
        this.config = config;
    }

    Uni<Asker> recognise(String token, String address) {
        if (config.url().isEmpty()) {
            return Uni.createFrom().item(invalid());
        }
        return provider.get()
                .authenticate(new AccessTokenCredential(token))
                .map(identity -> asker(identity, address))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(invalid());
    }

    private Asker asker(SecurityIdentity identity, String address) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || token.getSubject() == null
                || token.getExpirationTime() <= 0) {
            return invalid();
        }
        Instant expiresAt = Instant.ofEpochSecond(token.getExpirationTime());
        return Instant.now().isBefore(expiresAt)
                ? new Known(new Caller(
                        CallerKind.USER,
                        token.getSubject(),
                        token.getName() == null ? token.getSubject() : token.getName(),
                        role(identity.getRoles()),
                        expiresAt,
                        address))
                : invalid();
    }

    /** The greatest that the provider gives. */
    private @Nullable Role role(Set<String> names) {
        if (names.contains(config.adminRole())) {
            return Role.ADMIN;
        }
        if (names.contains(config.operatorRole())) {
            return Role.OPERATOR;
        }
        return names.contains(config.viewerRole()) ? Role.VIEWER : null;
    }

    /** The library's reasons are not told: they help whoever tries things out, and nobody else. */
    private static Asker invalid() {
        return new Nobody(Reason.NOT_VALID, "The token is not valid here, or not any more; sign in again.");
    }
}
