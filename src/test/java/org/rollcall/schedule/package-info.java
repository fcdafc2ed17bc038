@NullMarked
package org.rollcall.schedule;

import org.jspecify.annotations.NullMarked;
