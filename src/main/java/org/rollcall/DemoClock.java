package org.rollcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.sandbox.ClockMoved;
import org.rollcall.sync.WorkStore;

/** Lets the association's clock follow the sandbox's. */
@ApplicationScoped
class DemoClock {

    private static final Logger LOG = Logger.getLogger(DemoClock.class);

    private final BusinessClock clock;
    private final WorkStore work;

    DemoClock(BusinessClock clock, WorkStore work) {
        this.clock = clock;
        this.work = work;
    }

    void follow(@Observes ClockMoved moved) {
        clock.moveTo(moved.offset());
        if (moved.by().isPositive()) {
            work.bringForward(moved.by())
                    .subscribe()
                    .with(brought -> {}, failure -> LOG.warn("Waiting work was not moved with the clock.", failure));
        }
    }
}
