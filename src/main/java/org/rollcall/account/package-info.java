/** The association's accounts at providers: connecting, testing, pausing and disconnecting them, and how they are. */
@NullMarked
package org.rollcall.account;

import org.jspecify.annotations.NullMarked;
