@NullMarked
package org.rollcall.digest;

import org.jspecify.annotations.NullMarked;
