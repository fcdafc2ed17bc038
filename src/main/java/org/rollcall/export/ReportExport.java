package org.rollcall.export;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;

/** A file made in the background from a report. */
@Description("A file made in the background from a report.")
public final class ReportExport implements Node {

    private final ExportRow row;
    private final String url;

    ReportExport(ExportRow row, String url) {
        this.row = row;
        this.url = url;
    }

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    public String getId() {
        return GlobalId.REPORT_EXPORT.of(row.id());
    }

    @NonNull
    @Description("State.")
    public ExportState getState() {
        return row.state();
    }

    @NonNull
    @Description("Format.")
    public ExportFormat getFormat() {
        return row.format();
    }

    @Description("Rows written so far. A row is a member of a group, as it was when the row was written.")
    public int getRowCount() {
        return row.rows();
    }

    @Description("Where to download it; null until READY. Whoever knows this URL can, so keep it to yourself.")
    public @Nullable String getUrl() {
        return row.state() == ExportState.READY ? url : null;
    }

    @Description("When the file is deleted; null until it has ended.")
    public @Nullable OffsetDateTime getExpiresAt() {
        return row.expiresAt();
    }

    @Description("Why it failed; null when it did not.")
    public @Nullable String getFailureMessage() {
        return row.failure();
    }
}
