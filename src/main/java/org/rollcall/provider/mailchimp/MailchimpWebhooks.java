package org.rollcall.provider.mailchimp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Webhooks;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Good;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Problem;

/** The webhooks of a Mailchimp audience; an id here is the audience's, a slash, and Mailchimp's own. */
final class MailchimpWebhooks implements Webhooks {

    /** All that is told of contacts. */
    private static final List<String> EVENTS = List.of("subscribe", "unsubscribe", "profile", "cleaned", "upemail");

    private final MailchimpClient client;
    private final Supplier<String> audience;
    private final boolean wanted;

    MailchimpWebhooks(MailchimpClient client, Supplier<String> audience, boolean wanted) {
        this.client = client;
        this.audience = audience;
        this.wanted = wanted;
    }

    @Override
    public boolean wanted() {
        return wanted;
    }

    @Override
    public Uni<List<Webhook>> all() {
        String of = audience.get();
        return client.webhooks(of)
                .map(answer -> StreamSupport.stream(answer.path("webhooks").spliterator(), false)
                        .map(hook -> new Webhook(id(of, hook), hook.path("url").asText("")))
                        .toList());
    }

    /** What Rollcall does itself comes by the API, and is not told. */
    @Override
    public Uni<Made> listen(URI url) {
        String of = audience.get();
        ObjectNode hook = MailchimpAnswer.JSON.createObjectNode().put("url", url.toString());
        ObjectNode events = hook.putObject("events");
        EVENTS.forEach(event -> events.put(event, true));
        events.put("campaign", false);
        hook.putObject("sources").put("user", true).put("admin", true).put("api", false);
        return client.makeWebhook(of, hook).map(answer -> switch (answer) {
            case Good good -> made(of, good.body());
            case Problem problem ->
                throw new ProviderTrouble(
                        Kind.MISCONFIGURED,
                        "Mailchimp refuses the webhook (" + problem.status() + " " + problem.title()
                                + "); it has to reach rollcall.public-url.");
        });
    }

    private static Made made(String audience, JsonNode hook) {
        String secret = hook.path("signing_secret").asText("");
        return new Made(id(audience, hook), secret.isEmpty() ? null : secret);
    }

    private static String id(String audience, JsonNode hook) {
        return audience + "/" + hook.path("id").asText();
    }

    @Override
    public Uni<Void> remove(String id) {
        int slash = id.indexOf('/');
        return client.deleteWebhook(id.substring(0, slash), id.substring(slash + 1))
                .invoke(answer -> {
                    if (answer instanceof Problem problem && problem.status() != 404) {
                        throw new ProviderTrouble(
                                Kind.MISCONFIGURED, "Mailchimp refuses to remove a webhook (" + problem.title() + ").");
                    }
                })
                .replaceWithVoid();
    }
}
