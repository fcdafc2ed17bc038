@NullMarked
package org.rollcall.housekeeping;

import org.jspecify.annotations.NullMarked;
