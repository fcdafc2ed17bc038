/** Deletes what nobody needs any more, by the ages that the settings give. */
@NullMarked
package org.rollcall.housekeeping;

import org.jspecify.annotations.NullMarked;
