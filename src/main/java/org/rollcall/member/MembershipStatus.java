package org.rollcall.member;

import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** State of a membership. */
@Description("State of a membership.")
public enum MembershipStatus {
    @Description("Through the last day of the membership.")
    CURRENT,
    @Description("Ended, and the time of grace is over.")
    EXPIRED,
    @Description("Ended, with benefits kept for the time of grace.")
    GRACE_PERIOD,
    @Description("Without any date of membership.")
    NON_MEMBER;

    /**
     * The state on a day.
     *
     * @param since first day of the membership
     * @param expires last day, which still counts; a membership that only has a first day does not end
     */
    static MembershipStatus on(LocalDate today, int graceDays, @Nullable LocalDate since, @Nullable LocalDate expires) {
        if (expires == null) {
            return since == null ? NON_MEMBER : CURRENT;
        }
        if (!today.isAfter(expires)) {
            return CURRENT;
        }
        return today.isAfter(expires.plusDays(graceDays)) ? EXPIRED : GRACE_PERIOD;
    }
}
