package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.rollcall.schedule.Cadence;
import org.rollcall.schedule.Job;

/** Tries again what was refused for a passing reason, and finds work that nobody holds. */
@ApplicationScoped
class RetryJob implements Job {

    private final ReconciliationStore reconciliations;
    private final ReconciliationConfig config;

    RetryJob(ReconciliationStore reconciliations, ReconciliationConfig config) {
        this.reconciliations = reconciliations;
        this.config = config;
    }

    @Override
    public String name() {
        return "retry";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Every(config.retryEvery());
    }

    @Override
    public Uni<String> run() {
        return reconciliations
                .retry()
                .flatMap(retried -> reconciliations
                        .sweep()
                        .map(found -> "Tried again: " + retried + ". Work that nobody held: " + found + "."));
    }
}
