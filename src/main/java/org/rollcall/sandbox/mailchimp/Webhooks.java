package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.rollcall.sandbox.Answer;

/** Where an audience's changes are told. */
@ApplicationScoped
class Webhooks {

    private static final List<String> EVENTS =
            List.of("subscribe", "unsubscribe", "profile", "cleaned", "upemail", "campaign");
    private static final List<String> SOURCES = List.of("user", "admin", "api");
    private static final Map<String, Schema.Type> FIELDS =
            Map.of("url", Schema.Type.STRING, "events", Schema.Type.OBJECT, "sources", Schema.Type.OBJECT);

    private final Listener listener;
    private final DeliveryStore deliveries;

    Webhooks(Listener listener, DeliveryStore deliveries) {
        this.listener = listener;
        this.deliveries = deliveries;
    }

    Uni<Answer> list(Call call) {
        return call.db()
                .preparedQuery("""
                        SELECT id, url, events, sources FROM sandbox.mailchimp_webhook WHERE list_id = $1 ORDER BY id
                        """)
                .execute(Tuple.of(call.audience().id()))
                .map(rows -> {
                    JsonArray array = new JsonArray();
                    rows.forEach(row -> array.add(json(call, row)));
                    JsonObject json = new JsonObject()
                            .put("webhooks", array)
                            .put("list_id", call.audience().id())
                            .put("total_items", array.size())
                            .put(
                                    "_links",
                                    Links.self("/lists/" + call.audience().id() + "/webhooks"));
                    return Replies.ok(Projection.of(call, json), array.size());
                });
    }

    Uni<Answer> create(Call call) {
        JsonObject body = call.body();
        Schema schema = new Schema();
        schema.check(body, FIELDS, List.of("url"), "");
        schema.orThrow();
        call.noteUnknown(schema.unknown());
        return listener.isThere(body.getString("url"))
                .invoke(there -> {
                    if (!there) {
                        throw notThere();
                    }
                })
                .chain(() -> create(call, body));
    }

    /** The secret that signs is told this once. */
    private static Uni<Answer> create(Call call, JsonObject body) {
        return call.db()
                .preparedQuery("""
                        INSERT INTO sandbox.mailchimp_webhook (list_id, url, events, sources)
                        VALUES ($1, $2, $3, $4)
                        ON CONFLICT DO NOTHING
                        RETURNING id, url, events, sources, signing_secret
                        """)
                .execute(Tuple.of(
                        call.audience().id(),
                        body.getString("url"),
                        switches(EVENTS, body.getJsonObject("events", new JsonObject())),
                        switches(SOURCES, body.getJsonObject("sources", new JsonObject()))))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> Replies.ok(
                                json(call, row)
                                        .put("signing_enabled", true)
                                        .put("signing_secret", row.getString("signing_secret")),
                                1))
                        .orElseThrow(() -> Problem.invalid("Sorry, you can't set up multiple WebHooks for one URL")));
    }

    Uni<Answer> delete(Call call) {
        return call.db()
                .preparedQuery("DELETE FROM sandbox.mailchimp_webhook WHERE list_id = $1 AND id = $2")
                .execute(Tuple.of(call.audience().id(), call.name("webhook")))
                .invoke(deleted -> {
                    if (deleted.rowCount() == 0) {
                        throw Problem.notFound();
                    }
                })
                .chain(() -> deliveries.giveUp(call.db(), call.name("webhook")))
                .replaceWith(() -> Replies.noContent(1));
    }

    private static Problem notThere() {
        return Problem.badRow(List.of(new Problem.FieldError("url", "The URL does not answer a GET by 200.")));
    }

    private static JsonObject switches(List<String> names, JsonObject given) {
        JsonObject all = new JsonObject();
        names.forEach(name -> all.put(name, Boolean.TRUE.equals(given.getValue(name))));
        return all;
    }

    private static JsonObject json(Call call, Row row) {
        String list = call.audience().id();
        String id = row.getString("id");
        return new JsonObject()
                .put("id", id)
                .put("url", row.getString("url"))
                .put("events", row.getJsonObject("events"))
                .put("sources", row.getJsonObject("sources"))
                .put("list_id", list)
                .put("_links", Links.self("/lists/" + list + "/webhooks/" + id));
    }
}
