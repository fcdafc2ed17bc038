package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Who is to come into a segment and who is to leave it, by address. */
record SegmentChange(List<String> add, List<String> remove) {

    private static final int MOST = 500;
    private static final Map<String, Schema.Type> FIELDS =
            Map.of("members_to_add", Schema.Type.ARRAY, "members_to_remove", Schema.Type.ARRAY);

    static SegmentChange read(Call call) {
        JsonObject body = call.body();
        Schema schema = new Schema();
        schema.check(body, FIELDS, List.of(), "");
        schema.orThrow();
        List<String> add = emails(body, "members_to_add", schema);
        List<String> remove = emails(body, "members_to_remove", schema);
        schema.orThrow();
        call.noteUnknown(schema.unknown());
        return new SegmentChange(add, remove);
    }

    private static List<String> emails(JsonObject body, String name, Schema schema) {
        JsonArray array = body.getJsonArray(name, new JsonArray());
        if (array.size() > MOST) {
            schema.error(name, "This collection should contain " + MOST + " elements or less.");
        }
        for (int i = 0; i < array.size(); i++) {
            if (!(array.getValue(i) instanceof String)) {
                schema.error(name + ".item:" + i, "Schema describes string, another type found instead");
            }
        }
        return MemberRequest.texts(array);
    }
}
