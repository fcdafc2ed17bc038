package org.rollcall.provider.mailchimp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Credentials;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Secret;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Good;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Problem;

/** Calls Mailchimp over HTTP with the account's key; every failure is a {@link ProviderTrouble} or a problem. */
final class MailchimpClient {

    /** Most rows that a page of a listing may have. */
    static final int PAGE = 1_000;

    private final Function<Secret, MailchimpHttp> server;
    private final Credentials credentials;

    /** The server and the credentials are asked for with each call: an account may be connected anew at any time. */
    MailchimpClient(Function<Secret, MailchimpHttp> server, Credentials credentials) {
        this.server = server;
        this.credentials = credentials;
    }

    Uni<JsonNode> account() {
        return good((http, key) -> http.account(key));
    }

    Uni<JsonNode> audiences() {
        return good((http, key) -> http.audiences(key, PAGE, "lists.id,lists.name,total_items"));
    }

    Uni<JsonNode> mergeFields(String audience) {
        return good((http, key) -> http.mergeFields(key, audience, PAGE));
    }

    Uni<MailchimpAnswer> makeMergeField(String audience, JsonNode field) {
        return answer((http, key) -> http.makeMergeField(key, audience, field));
    }

    Uni<JsonNode> segments(String audience, int offset) {
        return good((http, key) -> http.segments(key, audience, "static", PAGE, offset));
    }

    Uni<MailchimpAnswer> makeSegment(String audience, JsonNode segment) {
        return answer((http, key) -> http.makeSegment(key, audience, segment));
    }

    Uni<MailchimpAnswer> changeSegment(String audience, String segment, JsonNode change) {
        return answer((http, key) -> http.changeSegment(key, audience, segment, change));
    }

    /**
     * A page of members.
     *
     * @param status null for all but the archived
     */
    Uni<JsonNode> members(String audience, @Nullable String status, @Nullable Instant since, int offset) {
        String changed =
                since == null ? null : since.truncatedTo(ChronoUnit.SECONDS).toString();
        return good((http, key) -> http.members(key, audience, status, changed, PAGE, offset));
    }

    Uni<MailchimpAnswer> member(String audience, String id) {
        return answer((http, key) -> http.member(key, audience, id));
    }

    Uni<MailchimpAnswer> makeMembers(String audience, ObjectNode members) {
        return answer((http, key) -> http.makeMembers(key, audience, members));
    }

    Uni<MailchimpAnswer> changeMember(String audience, String id, JsonNode change) {
        return answer((http, key) -> http.changeMember(key, audience, id, change));
    }

    Uni<MailchimpAnswer> archiveMember(String audience, String id) {
        return answer((http, key) -> http.archiveMember(key, audience, id));
    }

    Uni<MailchimpAnswer> eraseMember(String audience, String id) {
        return answer((http, key) -> http.eraseMember(key, audience, id));
    }

    Uni<JsonNode> webhooks(String audience) {
        return good((http, key) -> http.webhooks(key, audience));
    }

    Uni<MailchimpAnswer> makeWebhook(String audience, JsonNode webhook) {
        return answer((http, key) -> http.makeWebhook(key, audience, webhook));
    }

    Uni<MailchimpAnswer> deleteWebhook(String audience, String id) {
        return answer((http, key) -> http.deleteWebhook(key, audience, id));
    }

    private Uni<MailchimpAnswer> answer(BiFunction<MailchimpHttp, String, Uni<RestResponse<String>>> call) {
        return credentials.current().flatMap(secret -> {
            // Only what the transport fails with is trouble of the provider; what goes wrong in reading is a bug.
            return call.apply(server.apply(secret), bearer(secret))
                    .onFailure()
                    .transform(MailchimpClient::unreachable)
                    .map(MailchimpAnswer::of);
        });
    }

    private static String bearer(Secret secret) {
        return "Bearer "
                + switch (secret) {
                    case Secret.ApiKey key -> key.key();
                    case Secret.Tokens tokens -> tokens.accessToken();
                };
    }

    /** For calls that have no reason to be refused. */
    private Uni<JsonNode> good(BiFunction<MailchimpHttp, String, Uni<RestResponse<String>>> call) {
        return answer(call).map(MailchimpClient::required);
    }

    private static JsonNode required(MailchimpAnswer answer) {
        return switch (answer) {
            case Good good -> good.body();
            case Problem problem ->
                throw new ProviderTrouble(
                        Kind.MISCONFIGURED, "Mailchimp refuses (" + problem.status() + " " + problem.title() + ").");
        };
    }

    private static ProviderTrouble unreachable(Throwable failure) {
        return new ProviderTrouble(
                Kind.UNAVAILABLE,
                "Mailchimp could not be reached (" + failure.getClass().getSimpleName() + ").");
    }
}
