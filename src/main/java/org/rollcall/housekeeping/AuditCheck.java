package org.rollcall.housekeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.rollcall.audit.AuditIntegrity;
import org.rollcall.audit.Trail;
import org.rollcall.schedule.Cadence;
import org.rollcall.schedule.Job;

/** Looks once a day whether the audit trail is as it was written; a run that finds something fails. */
@ApplicationScoped
class AuditCheck implements Job {

    private static final Logger LOG = Logger.getLogger(AuditCheck.class);

    private final RetentionConfig config;
    private final Trail trail;

    AuditCheck(RetentionConfig config, Trail trail) {
        this.config = config;
        this.trail = trail;
    }

    @Override
    public String name() {
        return "audit-check";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Daily(config.auditCheck());
    }

    /** The last seal goes to the log: whoever cuts the trail off behind our back cannot cut it there. */
    @Override
    public Uni<String> run() {
        return trail.inspect().map(found -> {
            LOG.infof(
                    "Audit trail checked. entries=%s last=%s seal=%s problems=%s",
                    found.entries(), found.lastPosition(), found.lastSeal(), found.problemCount());
            return words(found);
        });
    }

    private static String words(AuditIntegrity found) {
        if (found.intact()) {
            return "Intact, with entries: " + found.entries() + ".";
        }
        found.problems()
                .forEach(problem -> LOG.errorf(
                        "The audit trail was changed. position=%s kind=%s: %s",
                        problem.position(), problem.kind(), problem.message()));
        throw new Tampered("The audit trail was changed, in so many ways: " + found.problemCount() + "; the first: "
                + found.problems().get(0).message());
    }

    /** Tells the scheduler that somebody has to look. */
    private static final class Tampered extends RuntimeException {

        Tampered(String message) {
            super(message);
        }
    }
}
