/**
 * The rules of a shared address as sentences, and against thousands of made-up families a second, plainer reading of
 * the same rules.
 */
@NullMarked
package org.rollcall.audience;

import org.jspecify.annotations.NullMarked;
