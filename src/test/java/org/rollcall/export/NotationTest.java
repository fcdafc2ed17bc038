package org.rollcall.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

    private static String csv(List<@Nullable String> row) {
        return Notation.rows(ExportFormat.CSV, List.of(), List.of(row));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 1", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "=HYPERLINK(\"http://x\",\"y\")"})
    void whatASpreadsheetCouldTakeForAFormulaBeginsWithAnApostrophe(String hostile) {
        String read = CsvReader.builder()
                .ofCsvRecord(csv(List.of(hostile)))
                .iterator()
                .next()
                .getField(0);

        assertThat(read).isEqualTo("'" + hostile);
    }

    @Test
    void cellsAreQuotedByRfc4180() {
        assertThat(csv(List.of("plain", "a,b", "say \"hi\"", "two\r\nlines", "a=b")))
                .isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",a=b\r\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverStandsInACellIsReadBackAndNeverAFormula(long seed) {
        Random random = new Random(seed);
        String alphabet = "=+-@\t\r\n,;\"'a Ä\uD83D\uDE00";
        for (int i = 0; i < 200; i++) {
            List<@Nullable String> row = new ArrayList<>();
            for (int cell = 0; cell < 4; cell++) {
                StringBuilder text = new StringBuilder("");
                random.ints(random.nextInt(5), 0, alphabet.codePointCount(0, alphabet.length()))
                        .map(at -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)))
                        .forEach(text::appendCodePoint);
                row.add(text.toString());
            }

            List<String> read = CsvReader.builder()
                    .skipEmptyLines(false)
                    .ofCsvRecord(csv(row))
                    .iterator()
                    .next()
                    .getFields();

            assertThat(read).hasSize(4).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n].*"));
            for (int cell = 0; cell < 4; cell++) {
                assertThat(read.get(cell)).isIn(row.get(cell), "'" + row.get(cell));
            }
        }
    }

    @Test
    void jsonLinesHaveTheSameFieldsWithNothingChanged() {
        List<@Nullable String> row = new ArrayList<>(List.of("=1+1"));
        row.add(null);

        String line = Notation.rows(ExportFormat.JSONL, List.of("name", "email"), List.of(row));

        assertThat(line).endsWith("}\n").hasLineCount(1);
        assertThat(new JsonObject(line).getMap()).containsEntry("name", "=1+1").containsEntry("email", null);
    }
}
