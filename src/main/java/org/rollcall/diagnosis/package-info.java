/** Why somebody gets no mail: every step from the record to the provider, up to the one that stops it. */
@NullMarked
package org.rollcall.diagnosis;

import org.jspecify.annotations.NullMarked;
