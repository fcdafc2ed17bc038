/** Who belongs to a group and who wins an address, told as sentences, and compared with a second, naive implementation. */
@NullMarked
package org.rollcall.membership;

import org.jspecify.annotations.NullMarked;
