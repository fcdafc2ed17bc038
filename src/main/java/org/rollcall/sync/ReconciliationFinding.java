package org.rollcall.sync;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A difference between the service and a provider, and what was done about it. */
@Description("A difference between the service and a provider, and what was done about it.")
public final class ReconciliationFinding {

    private final UUID key;
    private final ReconciliationFindingKind kind;
    private final @Nullable String email;
    private final @Nullable ProviderList list;
    private final boolean reportedOnly;
    private final @Nullable UUID recordKey;

    ReconciliationFinding(
            UUID key,
            ReconciliationFindingKind kind,
            @Nullable String email,
            @Nullable ProviderList list,
            boolean reportedOnly,
            @Nullable UUID recordKey) {
        this.key = key;
        this.kind = kind;
        this.email = email;
        this.list = list;
        this.reportedOnly = reportedOnly;
        this.recordKey = recordKey;
    }

    /** The row; not part of the API. */
    UUID key() {
        return key;
    }

    /** The row of the record concerned; not part of the API, which shows the record itself. */
    public @Nullable UUID recordKey() {
        return recordKey;
    }

    @NonNull
    @Description("Kind of difference.")
    public ReconciliationFindingKind getKind() {
        return kind;
    }

    @Description("The address; null for a list as a whole.")
    public @Nullable String getEmail() {
        return email;
    }

    @Description("The list that it is about; null where it is about the contact itself.")
    public @Nullable ProviderList getList() {
        return list;
    }

    @NonNull
    @Description("What was done, or would be done where differences are only reported, in words.")
    public String getAction() {
        return reportedOnly && kind != ReconciliationFindingKind.LIST_MISSING
                ? "Reported only; otherwise: " + kind.action()
                : kind.action();
    }
}
