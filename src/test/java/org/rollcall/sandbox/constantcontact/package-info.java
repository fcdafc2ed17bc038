/** The simulated Constant Contact against what is known of the real one. */
@NullMarked
package org.rollcall.sandbox.constantcontact;

import org.jspecify.annotations.NullMarked;
