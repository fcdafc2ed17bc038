package org.rollcall.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.ProviderTrouble.Kind;

/**
 * Where a provider gives tokens for codes and refresh tokens (RFC 6749). It follows no redirect, and what it is sent or
 * answers is in no message.
 */
public final class TokenEndpoint {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An exchange holds a lock, so nobody waits for it for longer. */
    private static final long TIMEOUT_SECONDS = 15;

    private final Provider provider;
    private final Http http;

    public TokenEndpoint(Provider provider, URI authorizationServer) {
        this.provider = provider;
        this.http = QuarkusRestClientBuilder.newBuilder()
                .baseUri(authorizationServer)
                .connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(Http.class);
    }

    /** The endpoints below the authorization server's address. */
    @Path("/")
    @Produces("application/json")
    interface Http {

        @POST
        @Path("token")
        @Consumes("application/x-www-form-urlencoded")
        Uni<RestResponse<String>> token(@HeaderParam("Authorization") @Nullable String client, String form);

        @GET
        @Path("metadata")
        Uni<RestResponse<String>> metadata(@HeaderParam("Authorization") String token);
    }

    /**
     * Asks for tokens. Fails with {@link ProviderTrouble}: UNAUTHORIZED when the provider does not take the code or the refresh
     * token, MISCONFIGURED when it does not know the client, UNAVAILABLE otherwise.
     *
     * @param client value of the header that tells who asks; null when the form tells
     */
    public Uni<JsonNode> exchange(@Nullable String client, Map<String, String> form) {
        return answer(http.token(client, encoded(form)));
    }

    /** What the provider tells about a token that it gave. */
    public Uni<JsonNode> metadata(String authorization) {
        return answer(http.metadata(authorization));
    }

    /** A form, or the query of an address. */
    public static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Uni<JsonNode> answer(Uni<RestResponse<String>> call) {
        return call.onFailure()
                .transform(failure -> unavailable(
                        "could not be reached for tokens (" + failure.getClass().getSimpleName() + ")"))
                .map(this::read);
    }

    private JsonNode read(RestResponse<String> response) {
        int status = response.getStatus();
        JsonNode body = parse(response);
        if (status == 200 && body.isObject()) {
            return body;
        }
        throw refusal(status, body.path("error").asText(""));
    }

    private ProviderTrouble refusal(int status, String error) {
        return switch (error) {
            case "invalid_grant", "access_denied" ->
                new ProviderTrouble(
                        Kind.UNAUTHORIZED,
                        provider.displayName()
                                + " does not take what it gave before; it ended or was used: connect again.");
            case "invalid_client", "unauthorized_client" ->
                new ProviderTrouble(
                        Kind.MISCONFIGURED,
                        provider.displayName() + " does not know the client: check the settings client-id and"
                                + " client-secret.");
            default -> unavailable("did not give tokens (" + status + ")");
        };
    }

    /** An answer that is no JSON has nothing to tell. */
    private JsonNode parse(RestResponse<?> response) {
        try {
            return JSON.readTree(AnswerText.of(provider, response));
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private ProviderTrouble unavailable(String what) {
        return new ProviderTrouble(Kind.UNAVAILABLE, provider.displayName() + " " + what + ".");
    }
}
