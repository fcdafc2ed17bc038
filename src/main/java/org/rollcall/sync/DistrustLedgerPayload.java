package org.rollcall.sync;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.UserError;

/** Result of {@code distrustLedger}. */
@Description("Result of `distrustLedger`.")
public record DistrustLedgerPayload(
        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
