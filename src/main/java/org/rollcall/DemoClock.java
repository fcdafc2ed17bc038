package org.rollcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.sandbox.ClockMoved;

/** Lets the association's clock follow the sandbox's. */
@ApplicationScoped
class DemoClock {

    private final BusinessClock clock;

    DemoClock(BusinessClock clock) {
        this.clock = clock;
    }

    void follow(@Observes ClockMoved moved) {
        clock.moveTo(moved.offset());
    }
}
