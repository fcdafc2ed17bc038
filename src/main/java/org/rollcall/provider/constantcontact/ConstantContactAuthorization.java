package org.rollcall.provider.constantcontact;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Authorization;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Secret;
import org.rollcall.provider.TokenEndpoint;

/**
 * Constant Contact's consent: the authorization-code flow of a server, with PKCE. Access tokens last a day; a refresh token
 * can be used once, and the answer brings the next one.
 */
final class ConstantContactAuthorization implements Authorization {

    private static final String SCOPE = "contact_data offline_access account_read";

    private final String clientId;
    private final String clientSecret;
    private final URI server;
    private final TokenEndpoint endpoint;
    private final InstantSource clock;

    private ConstantContactAuthorization(String clientId, String clientSecret, URI server, InstantSource clock) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.server = server;
        this.endpoint = new TokenEndpoint(Provider.CONSTANT_CONTACT, server);
        this.clock = clock;
    }

    /** Empty while the settings lack the application's id or secret. */
    static Optional<ConstantContactAuthorization> of(ConstantContactConfig config, InstantSource clock) {
        return config.clientId()
                .flatMap(id -> config.clientSecret()
                        .map(secret -> new ConstantContactAuthorization(id, secret, config.authUrl(), clock)));
    }

    @Override
    public URI page(String state, String challenge, URI redirect) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", clientId);
        query.put("redirect_uri", redirect.toString());
        query.put("response_type", "code");
        query.put("scope", SCOPE);
        query.put("state", state);
        query.put("code_challenge", challenge);
        query.put("code_challenge_method", "S256");
        return URI.create(server + "/authorize?" + TokenEndpoint.encoded(query));
    }

    @Override
    public Uni<Secret> exchange(String code, String verifier, URI redirect) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        form.put("code_verifier", verifier);
        return endpoint.exchange(basic(), form).map(answer -> tokens(answer, null));
    }

    /**
     * Exchanges the refresh token for new tokens. Fails with {@link ProviderTrouble}, of kind UNAUTHORIZED when a person has to
     * connect the account again.
     */
    Uni<Secret> refresh(Secret stored) {
        if (!(stored instanceof Secret.Tokens tokens) || tokens.refreshToken() == null) {
            return Uni.createFrom()
                    .failure(new ProviderTrouble(
                            Kind.UNAUTHORIZED, "The Constant Contact account has no refresh token: connect again."));
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", tokens.refreshToken());
        return endpoint.exchange(basic(), form).map(answer -> tokens(answer, tokens.refreshToken()));
    }

    /**
     * Reads the tokens of an answer.
     *
     * @param former the refresh token that stays when no other comes: a client may have long-lived ones
     */
    private Secret tokens(JsonNode answer, @Nullable String former) {
        String accessToken = answer.path("access_token").asText("");
        int seconds = answer.path("expires_in").asInt(0);
        if (accessToken.isEmpty() || seconds <= 0) {
            throw new ProviderTrouble(Kind.UNAVAILABLE, "Constant Contact answered without tokens.");
        }
        String next = answer.path("refresh_token").asText("");
        return new Secret.Tokens(
                accessToken, next.isEmpty() ? former : next, clock.instant().plusSeconds(seconds), null);
    }

    private String basic() {
        String pair = clientId + ":" + clientSecret;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
