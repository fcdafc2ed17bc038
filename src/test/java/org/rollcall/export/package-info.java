@NullMarked
package org.rollcall.export;

import org.jspecify.annotations.NullMarked;
