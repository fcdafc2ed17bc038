package org.rollcall.provider.mailchimp;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.provider.Authorization;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Secret;
import org.rollcall.provider.TokenEndpoint;

/**
 * Mailchimp's consent: an authorization-code flow without PKCE, scopes and refresh tokens. A token lasts until somebody withdraws
 * it; a second question tells which data centre serves the account.
 */
final class MailchimpAuthorization implements Authorization {

    private final String clientId;
    private final String clientSecret;
    private final URI server;
    private final TokenEndpoint endpoint;

    MailchimpAuthorization(String clientId, String clientSecret, URI server) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.server = server;
        this.endpoint = new TokenEndpoint(Provider.MAILCHIMP, server);
    }

    @Override
    public URI page(String state, String challenge, URI redirect) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("redirect_uri", redirect.toString());
        query.put("state", state);
        return URI.create(server + "/authorize?" + TokenEndpoint.encoded(query));
    }

    @Override
    public Uni<Secret> exchange(String code, String verifier, URI redirect) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", clientId);
        form.put("client_secret", clientSecret);
        form.put("redirect_uri", redirect.toString());
        form.put("code", code);
        return endpoint.exchange(null, form).map(MailchimpAuthorization::token).flatMap(this::secret);
    }

    private static String token(JsonNode answer) {
        String token = answer.path("access_token").asText("");
        if (token.isEmpty()) {
            throw new ProviderTrouble(Kind.UNAVAILABLE, "Mailchimp answered without a token.");
        }
        return token;
    }

    /** Of the answer only the data centre's name is used, never the addresses in it. */
    private Uni<Secret> secret(String token) {
        return endpoint.metadata("OAuth " + token)
                .map(answer -> new Secret.Tokens(
                        token,
                        null,
                        null,
                        MailchimpServers.checked(answer.path("dc").asText(""))));
    }
}
