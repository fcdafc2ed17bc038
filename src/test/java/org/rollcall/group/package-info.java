/** Groups over the API, as a client edits and reads them, on a real database. */
@NullMarked
package org.rollcall.group;

import org.jspecify.annotations.NullMarked;
