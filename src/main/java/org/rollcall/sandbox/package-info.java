/**
 * The provider sandbox: simulated email platforms inside the process, so that everything can be tried and tested without
 * a network or an account. What all of them share is here: the way in, the call log, faults, latency, the clock and the
 * control by which tests and people play the outside world. Each provider's own manners are in a package below.
 */
@NullMarked
package org.rollcall.sandbox;

import org.jspecify.annotations.NullMarked;
