/**
 * What day it is for the association: its time zone, the time of grace, and a clock that a demonstration may move.
 * Leases and time stamps never use it; they go by the database's clock.
 */
@NullMarked
package org.rollcall.calendar;

import org.jspecify.annotations.NullMarked;
