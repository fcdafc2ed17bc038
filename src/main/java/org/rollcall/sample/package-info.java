/**
 * A made-up association to try Rollcall out with: about 3,000 records that have everything its rules know of, and two dozen
 * groups. It comes in as any other file does, and is the same on every machine on the same day.
 */
@NullMarked
package org.rollcall.sample;

import org.jspecify.annotations.NullMarked;
