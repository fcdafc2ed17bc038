/** What the tests share: a real PostgreSQL, and the rules of the architecture. */
@NullMarked
package org.rollcall;

import org.jspecify.annotations.NullMarked;
