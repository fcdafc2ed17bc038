package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.rollcall.provider.Provider;
import org.rollcall.schedule.Cadence;
import org.rollcall.schedule.Job;

/** Reads what changed at the providers. */
@ApplicationScoped
class ReconcileChangesJob implements Job {

    private final Reconciliation reconciliation;
    private final ReconciliationConfig config;

    ReconcileChangesJob(Reconciliation reconciliation, ReconciliationConfig config) {
        this.reconciliation = reconciliation;
        this.config = config;
    }

    @Override
    public String name() {
        return "reconcile";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Every(config.every());
    }

    @Override
    public Uni<String> run() {
        return reconciliation
                .start(List.of(Provider.values()), false, null)
                .map(runs ->
                        runs.isEmpty() ? "No provider is connected." : "Comparisons asked for: " + runs.size() + ".");
    }
}
