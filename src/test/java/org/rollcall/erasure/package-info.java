/** That nothing is left of who was erased, and nobody comes back unseen. */
@NullMarked
package org.rollcall.erasure;

import org.jspecify.annotations.NullMarked;
