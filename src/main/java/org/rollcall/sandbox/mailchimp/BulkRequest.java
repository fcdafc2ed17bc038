package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A bulk call, read and checked as a whole: one row against the schema refuses all of them. */
record BulkRequest(List<MemberRequest> rows, boolean updateExisting, boolean syncTags, boolean skipDuplicates) {

    private static final int MOST = 500;
    private static final Map<String, Schema.Type> FIELDS = Map.of(
            "members", Schema.Type.ARRAY,
            "sync_tags", Schema.Type.BOOLEAN,
            "update_existing", Schema.Type.BOOLEAN);

    static BulkRequest read(Call call) {
        JsonObject json = call.body();
        Schema schema = new Schema();
        schema.check(json, FIELDS, List.of("members"), "");
        schema.orThrow();
        JsonArray members = json.getJsonArray("members");
        if (members.size() > MOST) {
            schema.error("members", "You may not have more than " + MOST + " members in one call.");
            schema.orThrow();
        }
        List<MemberRequest> rows = new ArrayList<>();
        Set<String> unknownTags = new TreeSet<>();
        for (int i = 0; i < members.size(); i++) {
            if (members.getValue(i) instanceof JsonObject member) {
                MemberRequest row = MemberRequest.forBulk(member, schema, i);
                unknownTags.addAll(MergeValues.unknownTags(call.audience(), row.mergeFields()));
                rows.add(row);
            } else {
                schema.error("members.item:" + i, "Schema describes object, another type found instead");
            }
        }
        schema.orThrow();
        call.noteUnknown(schema.unknown());
        call.noteUnknown(unknownTags);
        return new BulkRequest(
                rows,
                json.getBoolean("update_existing", false),
                json.getBoolean("sync_tags", false),
                call.flag("skip_duplicate_check"));
    }
}
