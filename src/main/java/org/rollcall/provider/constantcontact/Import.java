package org.rollcall.provider.constantcontact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The rows of one import: no more than the provider takes, in number and in bytes. What a body has beyond 4 MB the provider
 * drops without a word.
 *
 * @param lists lists that all rows are put on
 * @param addresses whom the rows are about
 * @param rows as JSON
 */
record Import(List<UUID> lists, List<String> addresses, List<String> rows) {

    /** Most rows of an import. */
    static final int ROWS = 40_000;

    /** Most bytes of all rows with their commas, well below 4 MB with the rest of the body. */
    static final int BYTES = 3_800_000;

    /** A row, and whom it is about. */
    record Row(String address, String json) {}

    /** Cuts rows into imports. */
    static List<Import> cut(List<UUID> lists, List<Row> rows) {
        List<Import> imports = new ArrayList<>();
        List<Row> part = new ArrayList<>();
        int bytes = 0;
        for (Row row : rows) {
            int length = row.json().getBytes(StandardCharsets.UTF_8).length + 1;
            if (part.size() == ROWS || bytes + length > BYTES) {
                imports.add(of(lists, part));
                part.clear();
                bytes = 0;
            }
            part.add(row);
            bytes += length;
        }
        if (!part.isEmpty()) {
            imports.add(of(lists, part));
        }
        return imports;
    }

    private static Import of(List<UUID> lists, List<Row> rows) {
        return new Import(
                lists,
                rows.stream().map(Row::address).toList(),
                rows.stream().map(Row::json).toList());
    }

    /** The body of the call. */
    String body(Function<UUID, String> listId) {
        StringBuilder body = new StringBuilder("{\"import_data\":[");
        body.append(String.join(",", rows)).append("],\"list_ids\":[");
        body.append(String.join(
                ",", lists.stream().map(list -> '"' + listId.apply(list) + '"').toList()));
        return body.append("]}").toString();
    }
}
