/**
 * What goes by the clock: jobs that say when they run, and a scheduler that runs each due one on one replica only, however
 * many there are and whatever happens to them. What a job does is its own package's affair.
 */
@NullMarked
package org.rollcall.schedule;

import org.jspecify.annotations.NullMarked;
