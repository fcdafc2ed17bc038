/** The engine as a whole, seen from outside: over the API on one side, and at the simulated provider on the other. */
@NullMarked
package org.rollcall.sync;

import org.jspecify.annotations.NullMarked;
