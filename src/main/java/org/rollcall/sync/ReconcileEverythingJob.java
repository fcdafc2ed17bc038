package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.rollcall.provider.Provider;
import org.rollcall.schedule.Cadence;
import org.rollcall.schedule.Job;

/** Reads everything that the providers hold. */
@ApplicationScoped
class ReconcileEverythingJob implements Job {

    private final Reconciliation reconciliation;
    private final ReconciliationConfig config;

    ReconcileEverythingJob(Reconciliation reconciliation, ReconciliationConfig config) {
        this.reconciliation = reconciliation;
        this.config = config;
    }

    @Override
    public String name() {
        return "reconcile-everything";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Daily(config.everythingAt());
    }

    @Override
    public Uni<String> run() {
        return reconciliation
                .start(List.of(Provider.values()), true, null)
                .map(runs ->
                        runs.isEmpty() ? "No provider is connected." : "Comparisons asked for: " + runs.size() + ".");
    }
}
