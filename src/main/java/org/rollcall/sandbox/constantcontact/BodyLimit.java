package org.rollcall.sandbox.constantcontact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The size of a call behind which the provider does not read on, and does not say so. */
final class BodyLimit {

    private static final int BYTES = 4_000_000;
    private static final JsonFactory JSON = new JsonFactory();

    private BodyLimit() {}

    /** How many rows of {@code import_data} end within the limit. */
    static int rowsWithin(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= BYTES) {
            return Integer.MAX_VALUE;
        }
        try (JsonParser parser = JSON.createParser(bytes)) {
            return rowsWithin(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int rowsWithin(JsonParser parser) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean data = parser.currentName().equals("import_data");
            parser.nextToken();
            if (data) {
                return count(parser);
            }
            parser.skipChildren();
        }
        return 0;
    }

    private static int count(JsonParser parser) throws IOException {
        int rows = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            if (parser.currentLocation().getByteOffset() > BYTES) {
                return rows;
            }
            rows++;
        }
        return rows;
    }
}
