package org.rollcall.sharedemail;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.graphql.Page;

/** Reads the shared emails of all groups. */
@GraphQLApi
public class SharedEmailApi {

    private final SharedEmailStore store;

    SharedEmailApi(SharedEmailStore store) {
        this.store = store;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("Shared emails of all groups, in the order of the addresses, with the decision for each.")
    public Uni<SharedEmailConnection> sharedEmails(
            @Description("Narrows the shared emails.") @Nullable SharedEmailFilter filter,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return store.page(filter, Page.of(first, after, last, before, SharedEmailStore.KEY_LENGTH));
    }
}
