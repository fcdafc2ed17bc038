package org.rollcall.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vertx.core.json.JsonObject;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rows are written in each format. */
final class Notation {

    /** What makes a spreadsheet take a cell for a formula. */
    private static final String FORMULA = "=+-@\t\r\n";

    private Notation() {}

    /** What stands before the first row. */
    static String head(ExportFormat format, List<String> fields) {
        return switch (format) {
            case CSV -> csv(List.of(fields));
            case JSONL -> "";
        };
    }

    static String rows(ExportFormat format, List<String> fields, List<List<@Nullable String>> rows) {
        return switch (format) {
            case CSV ->
                csv(rows.stream()
                        .map(row -> row.stream().map(Notation::harmless).toList())
                        .toList());
            case JSONL -> jsonLines(fields, rows);
        };
    }

    /** By RFC 4180. */
    private static String csv(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
        rows.forEach(writer::writeRecord);
        return text.toString();
    }

    private static String harmless(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    }

    private static String jsonLines(List<String> fields, List<List<@Nullable String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<@Nullable String> row : rows) {
            JsonObject line = new JsonObject();
            for (int i = 0; i < fields.size(); i++) {
                line.put(fields.get(i), row.get(i));
            }
            text.append(line.encode()).append('\n');
        }
        return text.toString();
    }
}
