package org.rollcall.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;

/** The sample association as the file that an association would export. */
final class SampleFile {

    private SampleFile() {}

    /** The file of a day: memberships stand in every state on it. */
    static String on(LocalDate today) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(Entry.COLUMNS);
            Generator.entries(today).forEach(entry -> writer.writeRecord(entry.row()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
