/** Groups as people edit and read them. */
@NullMarked
package org.rollcall.group;

import org.jspecify.annotations.NullMarked;
