package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.rollcall.sandbox.Answer;

/** The account and its audiences, read. */
@ApplicationScoped
class Audiences {

    private final AudienceStore store;

    Audiences(AudienceStore store) {
        this.store = store;
    }

    Uni<Answer> ping(Call call) {
        return Uni.createFrom().item(Replies.ok(new JsonObject().put("health_status", "Everything's Chimpy!"), 0));
    }

    Uni<Answer> account(Call call) {
        return store.account(call.db())
                .chain(account -> described(call).map(lists -> {
                    JsonObject json = new JsonObject()
                            .put("account_id", "8d3a3db4d97663a9074efcc16")
                            .put("login_id", "601234")
                            .put("account_name", account.name())
                            .put("email", "office@sample-association.test")
                            .put("first_name", "Sample")
                            .put("last_name", "Office")
                            .put("username", "sample-association")
                            .put("avatar_url", "")
                            .put("role", "owner")
                            .put("member_since", "2015-10-21T15:41:36+00:00")
                            .put("pricing_plan_type", "monthly")
                            .put("first_payment", "")
                            .put("account_timezone", "US/Eastern")
                            .put("account_industry", "Professional Services")
                            .put("contact", new JsonObject().put("company", account.name()))
                            .put("pro_enabled", false)
                            .put("last_login", "")
                            .put(
                                    "total_subscribers",
                                    lists.stream().mapToLong(Audiences::members).sum())
                            .put("_links", Links.self("/"));
                    return Replies.ok(Projection.of(call, json), 0);
                }));
    }

    Uni<Answer> list(Call call) {
        Page page = Page.of(call);
        return described(call).map(lists -> {
            List<JsonObject> shown =
                    lists.stream().skip(page.offset()).limit(page.count()).toList();
            JsonObject json = new JsonObject()
                    .put("lists", new JsonArray(shown))
                    .put("total_items", lists.size())
                    .put("constraints", constraints(lists.size()))
                    .put("_links", Links.self("/lists"));
            return Replies.ok(Projection.of(call, json), shown.size());
        });
    }

    Uni<Answer> get(Call call) {
        return describe(call, call.audience()).map(json -> Replies.ok(Projection.of(call, json), 1));
    }

    private Uni<List<JsonObject>> described(Call call) {
        return store.all(call.db())
                .chain(all -> Uni.join()
                        .all(all.stream()
                                .map(audience -> describe(call, audience))
                                .toList())
                        .usingConcurrencyOf(1)
                        .andFailFast());
    }

    private Uni<JsonObject> describe(Call call, Audience audience) {
        return store.counts(call.db(), audience.id()).map(counts -> json(audience, counts));
    }

    private static JsonObject json(Audience audience, AudienceStore.Counts counts) {
        return new JsonObject()
                .put("id", audience.id())
                .put("web_id", audience.webId())
                .put("name", audience.name())
                .put("contact", new JsonObject().put("company", audience.name()))
                .put("permission_reminder", "You are a member of the association.")
                .put("use_archive_bar", false)
                .put("campaign_defaults", new JsonObject().put("from_name", audience.name()))
                .put("notify_on_subscribe", "")
                .put("notify_on_unsubscribe", "")
                .put("date_created", Times.write(audience.createdAt()))
                .put("list_rating", 0)
                .put("email_type_option", false)
                .put("visibility", "prv")
                .put("double_optin", false)
                .put("has_welcome", false)
                .put("marketing_permissions", false)
                .put("modules", new JsonArray())
                .put(
                        "stats",
                        new JsonObject()
                                .put("member_count", counts.subscribed())
                                .put("total_contacts", counts.total())
                                .put("unsubscribe_count", counts.unsubscribed())
                                .put("cleaned_count", counts.cleaned())
                                .put("merge_field_count", audience.fields().size()))
                .put("_links", Links.self("/lists/" + audience.id()));
    }

    private static JsonObject constraints(int audiences) {
        return new JsonObject()
                .put("may_create", false)
                .put("max_instances", audiences)
                .put("current_total_instances", audiences);
    }

    private static long members(JsonObject list) {
        return list.getJsonObject("stats").getLong("member_count");
    }
}
