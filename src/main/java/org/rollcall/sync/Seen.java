package org.rollcall.sync;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.RemoteContact;

/** Contacts as they were read, handed to a statement as one value. */
final class Seen {

    /** The second argument of a statement, as rows. */
    static final String ROWS = """
            WITH seen AS (
                SELECT * FROM jsonb_to_recordset($2::text::jsonb) AS s(
                    address text, contact_id text, status text, first_name text, last_name text, company_name text,
                    custom_fields jsonb, lists text[], opted_in_at timestamptz, unsubscribed_at timestamptz, web_url text)
            )
            """;

    private Seen() {}

    static String json(List<RemoteContact> contacts) {
        JsonArray rows = new JsonArray();
        for (RemoteContact contact : contacts) {
            rows.add(new JsonObject()
                    .put("address", contact.address())
                    .put("contact_id", contact.contactId())
                    .put("status", contact.status().name())
                    .put("first_name", contact.fields().firstName())
                    .put("last_name", contact.fields().lastName())
                    .put("company_name", contact.fields().companyName())
                    .put("custom_fields", new JsonObject(LedgerStore.json(contact.fields())))
                    .put("lists", new JsonArray(List.copyOf(contact.lists())))
                    .put("opted_in_at", text(contact.optedInAt()))
                    .put("unsubscribed_at", text(contact.unsubscribedAt()))
                    .put("web_url", contact.webUrl()));
        }
        return rows.encode();
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
