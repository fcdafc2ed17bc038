package org.rollcall.provider.constantcontact;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Credentials;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Secret;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Good;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Problem;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.QuotaSpent;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.TokenEnded;

/**
 * Calls Constant Contact over HTTP: within the budget, with a token that is good, renewed when it ends. Every failure is a
 * {@link ProviderTrouble} or a problem.
 */
final class ConstantContactClient {

    /** Most contacts that a page may have. */
    static final int PAGE = 500;

    /** Most lists that a page may have, by the provider's prose. */
    private static final int LISTS = 500;

    private static final String INCLUDE = "custom_fields,list_memberships";

    /** A token that ends sooner is renewed first. */
    private static final Duration NEAR = Duration.ofMinutes(5);

    private final Credentials credentials;
    private final ConstantContactAuthorization authorization;
    private final CallBudget budget;
    private final InstantSource clock;
    private final Supplier<URI> base;
    private final Duration timeout;
    private @Nullable ConstantContactHttp http;

    /** The base is asked for with the first call. */
    ConstantContactClient(
            Credentials credentials,
            ConstantContactAuthorization authorization,
            CallBudget budget,
            InstantSource clock,
            Supplier<URI> base,
            Duration timeout) {
        this.credentials = credentials;
        this.authorization = authorization;
        this.budget = budget;
        this.clock = clock;
        this.base = base;
        this.timeout = timeout;
    }

    private synchronized ConstantContactHttp http() {
        ConstantContactHttp built = http;
        if (built == null) {
            built = QuarkusRestClientBuilder.newBuilder()
                    .baseUri(base.get())
                    .connectTimeout(10, TimeUnit.SECONDS)
                    .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .property("microprofile.rest.client.disable.default.mapper", true)
                    .build(ConstantContactHttp.class);
            http = built;
        }
        return built;
    }

    Uni<JsonNode> account() {
        return good((api, token) -> api.account(token));
    }

    /** Every list that is there. */
    Multi<JsonNode> lists() {
        return pages(
                good((api, token) -> api.lists(token, LISTS, "active", null)),
                cursor -> good((api, token) -> api.lists(token, null, null, cursor)),
                "lists");
    }

    Uni<ConstantContactAnswer> list(String id) {
        return answer((api, token) -> api.list(token, id));
    }

    Uni<ConstantContactAnswer> makeList(JsonNode list) {
        return answer((api, token) -> api.makeList(token, list.toString()));
    }

    Multi<JsonNode> customFields() {
        return pages(
                good((api, token) -> api.customFields(token, 100, null)),
                cursor -> good((api, token) -> api.customFields(token, null, cursor)),
                "custom_fields");
    }

    Uni<ConstantContactAnswer> makeCustomField(JsonNode field) {
        return answer((api, token) -> api.makeCustomField(token, field.toString()));
    }

    /** Every contact in every state, deleted ones too, in pages. */
    Multi<List<JsonNode>> contacts() {
        return contacts((api, token) -> api.contacts(token, "all", INCLUDE, PAGE, null, null, null));
    }

    /** The contacts that changed at or after a moment, in every state, in pages. */
    Multi<List<JsonNode>> contactsChangedSince(Instant moment) {
        String after = moment.truncatedTo(ChronoUnit.SECONDS).toString();
        return contacts((api, token) -> api.contacts(token, "all", INCLUDE, PAGE, null, after, null));
    }

    /** Those that unsubscribed at or after a moment, in pages. */
    Multi<List<JsonNode>> contactsUnsubscribedSince(Instant moment) {
        String after = moment.truncatedTo(ChronoUnit.SECONDS).toString();
        return contacts((api, token) -> api.contacts(token, "unsubscribed", INCLUDE, PAGE, null, null, after));
    }

    Uni<List<JsonNode>> contactsOf(String address) {
        return good((api, token) -> api.contacts(token, "all", INCLUDE, PAGE, address, null, null))
                .map(page -> items(page, "contacts"));
    }

    private Multi<List<JsonNode>> contacts(Call first) {
        return pagesOf(good(first), cursor -> good((api, token) -> api.moreContacts(token, cursor)))
                .map(page -> items(page, "contacts"));
    }

    /** How many contacts there are, in every state. */
    Uni<Integer> total() {
        return good((api, token) -> api.counts(token))
                .map(counts -> counts.path("total").asInt()
                        + counts.path("unsubscribed").asInt());
    }

    Uni<ConstantContactAnswer> contact(String id) {
        return answer((api, token) -> api.contact(token, id, INCLUDE));
    }

    Uni<ConstantContactAnswer> makeContact(JsonNode contact) {
        return answer((api, token) -> api.makeContact(token, contact.toString()));
    }

    Uni<ConstantContactAnswer> changeContact(String id, JsonNode contact) {
        return answer((api, token) -> api.changeContact(token, id, contact.toString()));
    }

    Uni<ConstantContactAnswer> deleteContact(String id) {
        return answer((api, token) -> api.deleteContact(token, id));
    }

    Uni<ConstantContactAnswer> importContacts(String body) {
        return answer((api, token) -> api.importContacts(token, body));
    }

    Uni<ConstantContactAnswer> addToLists(JsonNode change) {
        return answer((api, token) -> api.addToLists(token, change.toString()));
    }

    Uni<ConstantContactAnswer> removeFromLists(JsonNode change) {
        return answer((api, token) -> api.removeFromLists(token, change.toString()));
    }

    Uni<JsonNode> activities(String state) {
        return good((api, token) -> api.activities(token, state, PAGE));
    }

    Uni<ConstantContactAnswer> activity(String id) {
        return answer((api, token) -> api.activity(token, id));
    }

    /** One call of the API with a token. */
    private interface Call extends BiFunction<ConstantContactHttp, String, Uni<RestResponse<String>>> {}

    /** A token that has ended is renewed, and the call repeated once. */
    private Uni<ConstantContactAnswer> answer(Call call) {
        return fresh().flatMap(secret -> attempt(call, secret)
                .onFailure(TokenEnded.class)
                .recoverWithUni(() -> credentials
                        .renew(secret, authorization::refresh)
                        .flatMap(renewed -> attempt(call, renewed))
                        .onFailure(TokenEnded.class)
                        .transform(ended -> new ProviderTrouble(
                                Kind.UNAUTHORIZED,
                                "Constant Contact refuses the token that it has just given: connect again."))));
    }

    private Uni<Secret> fresh() {
        return credentials.current().flatMap(secret -> {
            Instant expiresAt = secret instanceof Secret.Tokens tokens ? tokens.expiresAt() : null;
            return expiresAt != null && expiresAt.isBefore(clock.instant().plus(NEAR))
                    ? credentials.renew(secret, authorization::refresh)
                    : Uni.createFrom().item(secret);
        });
    }

    private Uni<ConstantContactAnswer> attempt(Call call, Secret secret) {
        // Only what the transport fails with is trouble of the provider; what goes wrong in reading is a bug.
        return budget.take()
                .chain(() ->
                        call.apply(http(), bearer(secret)).onFailure().transform(ConstantContactClient::unreachable))
                .map(ConstantContactAnswer::of)
                .onFailure(QuotaSpent.class)
                .recoverWithUni(() -> budget.close().map(spent -> {
                    throw spent;
                }));
    }

    private static String bearer(Secret secret) {
        return switch (secret) {
            case Secret.Tokens tokens -> "Bearer " + tokens.accessToken();
            case Secret.ApiKey ignored ->
                throw new ProviderTrouble(
                        Kind.UNAUTHORIZED, "Constant Contact knows no API keys of accounts: connect again.");
        };
    }

    /** For calls that have no reason to be refused. */
    private Uni<JsonNode> good(Call call) {
        return answer(call).map(answer -> switch (answer) {
            case Good good -> good.body();
            case Problem problem ->
                throw new ProviderTrouble(
                        Kind.MISCONFIGURED,
                        "Constant Contact refuses (" + problem.status() + " " + problem.key() + ").");
        });
    }

    private Multi<JsonNode> pages(Uni<JsonNode> first, Function<String, Uni<JsonNode>> more, String field) {
        return pagesOf(first, more).onItem().transformToIterable(page -> items(page, field));
    }

    /** Follows the links to the next page to their end. */
    private static Multi<JsonNode> pagesOf(Uni<JsonNode> first, Function<String, Uni<JsonNode>> more) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new String[1],
                        cursor -> (cursor[0] == null ? first : more.apply(cursor[0]))
                                .invoke(page -> cursor[0] = next(page)))
                .whilst(page -> next(page) != null);
    }

    /** The cursor of the next page; null on the last. */
    private static @Nullable String next(JsonNode page) {
        String href = page.path("_links").path("next").path("href").asText("");
        String query = href.contains("?") ? href.substring(href.indexOf('?') + 1) : "";
        return Arrays.stream(query.split("&"))
                .filter(parameter -> parameter.startsWith("cursor="))
                .map(parameter -> URLDecoder.decode(parameter.substring("cursor=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(null);
    }

    private static List<JsonNode> items(JsonNode page, String field) {
        return StreamSupport.stream(page.path(field).spliterator(), false).toList();
    }

    private static ProviderTrouble unreachable(Throwable failure) {
        return new ProviderTrouble(
                Kind.UNAVAILABLE,
                "Constant Contact could not be reached (" + failure.getClass().getSimpleName() + ").");
    }
}
