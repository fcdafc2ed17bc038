package org.rollcall.export;

import org.eclipse.microprofile.graphql.Description;

/** Format of an export. */
@Description("Format of an export.")
public enum ExportFormat {
    @Description(
            "Comma-separated values with a header row, in UTF-8. What a spreadsheet could take for a formula begins with"
                    + " an apostrophe.")
    CSV("csv", "text/csv; charset=utf-8; header=present"),
    @Description("One JSON object a line, with the same fields.")
    JSONL("jsonl", "application/jsonl; charset=utf-8");

    private final String extension;
    private final String mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }
}
