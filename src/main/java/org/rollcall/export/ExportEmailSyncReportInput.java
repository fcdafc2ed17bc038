package org.rollcall.export;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.rollcall.group.GroupMemberFilter;

/** What to write to a file. */
@Description("What to write to a file.")
@Input("ExportEmailSyncReportInput")
public record ExportEmailSyncReportInput(
        @Description("Narrows the members. With a `provider` the file has the columns of that provider only.") @Nullable
        GroupMemberFilter filter,

        @Description("Format; CSV when not given.") @Nullable
        ExportFormat format) {}
