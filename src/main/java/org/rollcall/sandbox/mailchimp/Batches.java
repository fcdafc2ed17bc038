package org.rollcall.sandbox.mailchimp;

import static org.rollcall.sandbox.mailchimp.Schema.Type.OBJECT;
import static org.rollcall.sandbox.mailchimp.Schema.Type.STRING;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.rollcall.sandbox.Answer;

/** Operations handed over in one call and executed afterwards. */
@ApplicationScoped
class Batches {

    private static final int MOST = 1_000;
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Map<String, Schema.Type> OPERATION =
            Map.of("method", STRING, "path", STRING, "params", OBJECT, "body", STRING, "operation_id", STRING);

    private final BatchStore store;

    Batches(BatchStore store) {
        this.store = store;
    }

    Uni<Answer> create(Call call) {
        JsonArray operations = checked(call);
        return store.create(call.db(), operations)
                .chain(id -> find(call, id))
                .map(batch -> Replies.ok(json(call, batch), operations.size()));
    }

    Uni<Answer> list(Call call) {
        Page page = Page.of(call);
        return store.count(call.db())
                .chain(total -> store.list(call.db(), null, page).map(found -> {
                    JsonArray array = new JsonArray();
                    found.forEach(batch -> array.add(json(call, batch)));
                    JsonObject json = new JsonObject()
                            .put("batches", array)
                            .put("total_items", total)
                            .put("_links", Links.self("/batches"));
                    return Replies.ok(Projection.of(call, json), found.size());
                }));
    }

    Uni<Answer> get(Call call) {
        return find(call, call.name("batch")).map(batch -> Replies.ok(Projection.of(call, json(call, batch)), 1));
    }

    Uni<Answer> delete(Call call) {
        return store.delete(call.db(), call.name("batch")).map(deleted -> {
            if (!deleted) {
                throw Problem.notFound();
            }
            return Replies.noContent(1);
        });
    }

    private Uni<Batch> find(Call call, String id) {
        return store.list(call.db(), id, new Page(1, 0))
                .map(found -> found.stream().findFirst().orElseThrow(Problem::notFound));
    }

    private static JsonArray checked(Call call) {
        JsonObject body = call.body();
        Schema schema = new Schema();
        schema.check(body, Map.of("operations", Schema.Type.ARRAY), List.of("operations"), "");
        schema.orThrow();
        JsonArray operations = body.getJsonArray("operations");
        if (operations.isEmpty() || operations.size() > MOST) {
            schema.error("operations", "This collection should contain 1 to " + MOST + " elements.");
        }
        for (int i = 0; i < operations.size(); i++) {
            String prefix = "operations.item:" + i;
            if (operations.getValue(i) instanceof JsonObject operation) {
                schema.check(operation, OPERATION, List.of("method", "path"), prefix);
                if (operation.getValue("method") instanceof String method && !METHODS.contains(method)) {
                    schema.error(
                            prefix + ".method",
                            "Data presented is not one of the accepted values: " + String.join(", ", METHODS) + ".");
                }
            } else {
                schema.error(prefix, "Schema describes object, another type found instead");
            }
        }
        schema.orThrow();
        call.noteUnknown(schema.unknown());
        return operations;
    }

    private static JsonObject json(Call call, Batch batch) {
        boolean finished = batch.completedAt() != null;
        return new JsonObject()
                .put("id", batch.id())
                .put("status", batch.status())
                .put("total_operations", finished || batch.finished() > 0 ? batch.total() : 0)
                .put("finished_operations", batch.finished())
                .put("errored_operations", batch.errored())
                .put("submitted_at", Times.write(batch.submittedAt()))
                .put("completed_at", Times.write(batch.completedAt()))
                .put("response_body_url", finished ? BatchResults.url(call.request(), batch.id()) : "")
                .put("_links", Links.self("/batches/" + batch.id()));
    }
}
