package org.rollcall.member;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.UserError;

/** What came of letting somebody come back. */
@Description("What came of letting somebody come back.")
public record LiftErasurePayload(
        @Description("How many marks were taken away: one for an address, one for a key.")
        int lifted,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
