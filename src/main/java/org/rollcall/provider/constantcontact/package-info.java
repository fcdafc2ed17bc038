/** Constant Contact: contacts on lists. Facts come from the documentation of Constant Contact's API, version 3. */
@NullMarked
package org.rollcall.provider.constantcontact;

import org.jspecify.annotations.NullMarked;
