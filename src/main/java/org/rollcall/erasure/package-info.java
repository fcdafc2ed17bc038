/** The marks of people who were erased: enough to know them again, and nothing that tells who they were. */
@NullMarked
package org.rollcall.erasure;

import org.jspecify.annotations.NullMarked;
