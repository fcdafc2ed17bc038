/** The engine: a level-triggered loop that claims work, calculates, plans, pushes and records, and the feed of its events. */
@NullMarked
package org.rollcall.sync;

import org.jspecify.annotations.NullMarked;
