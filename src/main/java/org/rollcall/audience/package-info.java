/**
 * Decides whose data an address carries when several members share it, and says why.
 *
 * <p>A pure function from claims to a decision: it knows no database, no framework and no clock, so that the rule stands
 * in one place, can be asked again at any time, and is tested with millions of made-up families in a second.
 */
@NullMarked
package org.rollcall.audience;

import org.jspecify.annotations.NullMarked;
