package org.rollcall.member;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Reads members from CSV, a batch of rows at a time, so that a file of any size takes the same memory. */
final class CsvFile {

    private static final int BATCH_ROWS = 2_000;
    private static final int BATCH_CHARACTERS = 4_000_000;
    /** A quote that is never closed swallows the rest of the file, up to here. */
    private static final int MAX_FIELD_CHARACTERS = 1_000_000;

    /**
     * A last row of our own: where the reader does not give it back, it stands within a quote that was never closed, which
     * the reader takes for closed at the end of the file.
     */
    private static final String END = "\uE000rollcall-end";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvFile() {}

    /** Rows of a file: edits, and those that could not even be made into one. */
    record Batch(List<MemberEdit> edits, List<Rejection> rejections) {

        Batch() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        int size() {
            return edits.size() + rejections.size();
        }
    }

    /**
     * Reads the whole stream.
     *
     * @throws CsvFault when the file cannot be read as members
     */
    static void read(InputStream stream, Consumer<Batch> batches) {
        try {
            read(rows(stream), batches);
        } catch (CsvParseException e) {
            throw new CsvFault("The file is not CSV: " + cause(e)
                    + ". Look for a quote that is not closed or not doubled, and for a field of more than a million"
                    + " characters.");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new CsvFault("The file is not UTF-8; save it in that encoding.");
            }
            throw e;
        }
    }

    private static Iterator<CsvRecord> rows(InputStream stream) {
        InputStream end = new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8));
        Reader reader = new InputStreamReader(
                new SequenceInputStream(stream, end),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        CsvRecordHandler limits = CsvRecordHandler.builder()
                .maxFieldSize(MAX_FIELD_CHARACTERS)
                .maxRecordSize(2 * MAX_FIELD_CHARACTERS)
                .maxFields(1_000)
                .build();
        // Rows of another length than the header's are rejected one by one instead.
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .build(limits, reader)
                .iterator();
    }

    private static void read(Iterator<CsvRecord> rows, Consumer<Batch> batches) {
        CsvHeader header = CsvHeader.of(headerCells(rows));
        Batch batch = new Batch();
        int characters = 0;
        CsvRecord row = rows.next();
        while (rows.hasNext()) {
            characters += add(batch, header, row);
            if (batch.size() >= BATCH_ROWS || characters >= BATCH_CHARACTERS) {
                batches.accept(batch);
                batch = new Batch();
                characters = 0;
            }
            row = rows.next();
        }
        if (!isEnd(row)) {
            throw unclosed(row);
        }
        if (batch.size() > 0) {
            batches.accept(batch);
        }
    }

    private static List<String> headerCells(Iterator<CsvRecord> rows) {
        CsvRecord row = rows.next();
        List<String> cells = new ArrayList<>(row.getFields());
        if (cells.get(0).indexOf(BYTE_ORDER_MARK) == 0) {
            cells.set(0, cells.get(0).substring(1));
        }
        if (isEnd(row) || cells.equals(List.of(""))) {
            throw new CsvFault("The file is empty; the first line must be the header.");
        }
        if (!rows.hasNext()) {
            throw unclosed(row);
        }
        return cells;
    }

    private static boolean isEnd(CsvRecord row) {
        return row.getFieldCount() == 1 && row.getField(0).equals(END);
    }

    private static CsvFault unclosed(CsvRecord row) {
        return new CsvFault(
                "A quote that opens in the row of line " + row.getStartingLineNumber() + " is never closed.");
    }

    /** Adds a row, and says how many characters it has. */
    private static int add(Batch batch, CsvHeader header, CsvRecord row) {
        int line = Math.toIntExact(row.getStartingLineNumber());
        List<String> cells = row.getFields();
        Rejection misfit = header.misfit(line, cells.size());
        if (misfit == null) {
            batch.edits().add(header.edit(line, cells));
        } else {
            batch.rejections().add(misfit);
        }
        return cells.stream().mapToInt(String::length).sum();
    }

    private static String cause(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }
}
