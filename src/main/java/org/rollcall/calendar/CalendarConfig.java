package org.rollcall.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** When the association's day begins, and how long a membership that ended keeps its benefits. */
@ConfigMapping(prefix = "rollcall.calendar")
public interface CalendarConfig {

    /** Time zone in which memberships end at midnight. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** Days of grace after the last day of a membership, 0 or more. */
    @WithDefault("30")
    int graceDays();
}
