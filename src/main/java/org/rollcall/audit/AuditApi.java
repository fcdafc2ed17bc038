package org.rollcall.audit;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.graphql.Page;

/** Shows who changed what, and whether the trail can be believed. */
@GraphQLApi
public class AuditApi {

    private final AuditStore store;
    private final Trail trail;

    AuditApi(AuditStore store, Trail trail) {
        this.store = store;
        this.trail = trail;
    }

    @Query
    @Needs(Permission.ADMIN)
    @NonNull
    @Description("Who changed what, newest first.")
    public Uni<AuditConnection> auditTrail(
            @Description("Narrows the trail.") @Nullable AuditFilter filter,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return store.page(AuditFilter.where(filter), Page.of(first, after, last, before, AuditStore.KEY_LENGTH));
    }

    @NonNull
    @Description("How many match in all.")
    public Uni<Integer> totalCount(@Source AuditConnection connection) {
        return store.count(connection.filter());
    }

    @Query
    @Needs(Permission.ADMIN)
    @NonNull
    @Description(
            "Looks whether entries of the audit trail are as they were written, 10,000 at most: those behind the last full check"
                    + " that found nothing wrong, or those behind a position. The job `audit-check` looks at every entry, each day.")
    public Uni<AuditIntegrity> auditIntegrity(
            @Description("Look at entries behind this position; 0 begins with the first that is kept.") @Nullable
                    Integer after) {
        return trail.inspect(after);
    }
}
