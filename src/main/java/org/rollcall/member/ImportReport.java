package org.rollcall.member;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a CSV import did, as its answer tells it.
 *
 * @param rejected number of rows
 * @param rejections the first thousand reasons
 */
public record ImportReport(int created, int updated, int unchanged, int rejected, List<RejectedValue> rejections) {

    /**
     * Why a row was rejected.
     *
     * @param line where the row begins in the file
     * @param field the column at fault; null for the row as a whole
     * @param value what was given, its beginning when it is long
     */
    public record RejectedValue(
            int line, @Nullable String field, @Nullable String value, String reason) {}

    static ImportReport of(Outcome outcome) {
        return new ImportReport(
                outcome.created(),
                outcome.updated(),
                outcome.unchanged(),
                outcome.rejected(),
                outcome.rejections().stream().map(ImportReport::told).toList());
    }

    private static RejectedValue told(Rejection rejection) {
        return new RejectedValue(
                rejection.line(),
                rejection.field().isEmpty() ? null : rejection.field(),
                rejection.value(),
                rejection.reason());
    }
}
