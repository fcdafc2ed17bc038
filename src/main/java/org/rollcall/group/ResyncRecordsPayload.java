package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.UserError;
import org.rollcall.sync.SyncRun;

/** Result of {@code resyncRecords}. */
@Description("Result of `resyncRecords`. Records that can be sent are sent even when others are refused.")
public record ResyncRecordsPayload(
        @NonNull @Description("Records that will be sent.") List<@NonNull EmailSyncRecord> records,

        @NonNull @Description("Runs that were started or joined, one for each group and provider.")
        List<@NonNull SyncRun> runs,

        @NonNull @Description("Why others were refused; `field` is `[\"recordIds\", \"<index>\"]`.")
        List<@NonNull UserError> userErrors) {}
