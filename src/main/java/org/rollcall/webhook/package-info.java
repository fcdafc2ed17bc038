/** Where providers say that a contact changed. What they say is checked, answered at once, and handed to the sync as a hint. */
@NullMarked
package org.rollcall.webhook;

import org.jspecify.annotations.NullMarked;
