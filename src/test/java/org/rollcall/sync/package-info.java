/** The queue, the worker and what the API shows of them. */
@NullMarked
package org.rollcall.sync;

import org.jspecify.annotations.NullMarked;
