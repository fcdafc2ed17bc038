package org.rollcall.provider.mailchimp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Good;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Problem;

/** Calls Mailchimp over HTTP with the account's key; every failure is a {@link ProviderTrouble} or a problem. */
final class MailchimpClient {

    /** Most rows that a page of a listing may have. */
    static final int PAGE = 1_000;

    private final Supplier<URI> baseUrl;
    private final String authorization;
    private final MailchimpConfig config;
    private @Nullable MailchimpHttp http;

    /** The base is asked for with the first call. */
    MailchimpClient(Supplier<URI> baseUrl, String apiKey, MailchimpConfig config) {
        this.baseUrl = baseUrl;
        this.authorization = "Bearer " + apiKey;
        this.config = config;
    }

    private synchronized MailchimpHttp http() {
        MailchimpHttp built = http;
        if (built == null) {
            built = QuarkusRestClientBuilder.newBuilder()
                    .baseUri(baseUrl.get())
                    .connectTimeout(10, TimeUnit.SECONDS)
                    .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .property("microprofile.rest.client.disable.default.mapper", true)
                    .build(MailchimpHttp.class);
            http = built;
        }
        return built;
    }

    Uni<JsonNode> account() {
        return good(http().account(authorization));
    }

    Uni<JsonNode> audiences() {
        return good(http().audiences(authorization, PAGE, "lists.id,lists.name,total_items"));
    }

    Uni<JsonNode> mergeFields(String audience) {
        return good(http().mergeFields(authorization, audience, PAGE));
    }

    Uni<MailchimpAnswer> makeMergeField(String audience, JsonNode field) {
        return answer(http().makeMergeField(authorization, audience, field));
    }

    Uni<JsonNode> segments(String audience, int offset) {
        return good(http().segments(authorization, audience, "static", PAGE, offset));
    }

    Uni<MailchimpAnswer> makeSegment(String audience, JsonNode segment) {
        return answer(http().makeSegment(authorization, audience, segment));
    }

    Uni<MailchimpAnswer> changeSegment(String audience, String segment, JsonNode change) {
        return answer(http().changeSegment(authorization, audience, segment, change));
    }

    /**
     * A page of members.
     *
     * @param status null for all but the archived
     */
    Uni<JsonNode> members(String audience, @Nullable String status, @Nullable Instant since, int offset) {
        String changed =
                since == null ? null : since.truncatedTo(ChronoUnit.SECONDS).toString();
        return good(http().members(authorization, audience, status, changed, PAGE, offset));
    }

    Uni<MailchimpAnswer> member(String audience, String id) {
        return answer(http().member(authorization, audience, id));
    }

    Uni<MailchimpAnswer> makeMembers(String audience, ObjectNode members) {
        return answer(http().makeMembers(authorization, audience, members));
    }

    Uni<MailchimpAnswer> changeMember(String audience, String id, JsonNode change) {
        return answer(http().changeMember(authorization, audience, id, change));
    }

    Uni<MailchimpAnswer> archiveMember(String audience, String id) {
        return answer(http().archiveMember(authorization, audience, id));
    }

    private static Uni<MailchimpAnswer> answer(Uni<RestResponse<String>> call) {
        // Only what the transport fails with is trouble of the provider; what goes wrong in reading is a bug.
        return call.onFailure().transform(MailchimpClient::unreachable).map(MailchimpAnswer::of);
    }

    /** For calls that have no reason to be refused. */
    private static Uni<JsonNode> good(Uni<RestResponse<String>> call) {
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
