/** Who gets in, and what they may do there. */
@NullMarked
package org.rollcall.access;

import org.jspecify.annotations.NullMarked;
