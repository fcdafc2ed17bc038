package org.rollcall.export;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code exportEmailSyncReport}. */
@Description("Result of `exportEmailSyncReport`.")
public record ExportEmailSyncReportPayload(
        @Description("The export; poll it by `node(id:)`. Null when refused.") @Nullable
        ReportExport export,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
