package org.rollcall.sync;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** Exactly what a sync of a group with one provider would do now. */
@Description(
        "Exactly what a sync of a group with one provider would do now. Nothing is changed and nothing is sent. Hand"
                + " `planHash` to `applySyncPlan` to execute this plan and no other: it is refused with PLAN_STALE when anything"
                + " it rests on has changed.")
public final class SyncPlan {

    private final UUID group;
    private final Provider provider;
    private final PlanSummary summary;

    SyncPlan(UUID group, Provider provider, PlanSummary summary) {
        this.group = group;
        this.provider = provider;
        this.summary = summary;
    }

    /** The group; not part of the API, which shows the group itself. */
    public UUID group() {
        return group;
    }

    @NonNull
    @Description("The provider.")
    public Provider getProvider() {
        return provider;
    }

    @NonNull
    @Description("Identifies the plan's content and what it rests on.")
    public String getPlanHash() {
        return summary.hash();
    }

    @NonNull
    @Description("Changes by kind; kinds without changes are left out.")
    public List<@NonNull PlannedChangeCount> getCounts() {
        return summary.counts();
    }

    @Description("Calls to the provider that the plan takes; reading is not counted.")
    public int getCallCount() {
        return summary.calls();
    }

    @Description("Share of the provider's daily quota that the plan takes, 0 to 1; null where there is no quota.")
    public @Nullable Double getQuotaShare() {
        return summary.quotaShare();
    }

    @Description("How the number of contacts at the provider changes, which may change its price.")
    public int getContactCountChange() {
        return summary.contactCountChange();
    }

    @Description("Why the plan waits for a person: it removes more than the guard allows. Null when it does not.")
    public @Nullable String getHeldBecause() {
        return summary.heldBecause();
    }
}
