package org.rollcall.digest;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A daily digest to send. */
@Input("SendDailyDigestInput")
@Description("A daily digest to send.")
public record SendDailyDigestInput(
        @NonNull @Description("The day it covers.") LocalDate date,

        @DefaultValue("[]")
        @Description(
                "To these instead of its recipients, 20 at most; the digest itself stays as it is. Empty for its recipients.")
        @Nullable
        List<@NonNull String> recipients) {

    /** Who gets a copy; empty when it goes to its recipients. */
    List<String> others() {
        return recipients == null ? List.of() : recipients;
    }
}
