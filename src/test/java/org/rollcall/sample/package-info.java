/** Whether the sample association has what it promises, and comes in without a rejected row. */
@NullMarked
package org.rollcall.sample;

import org.jspecify.annotations.NullMarked;
