/** Addresses that several members of a group have, and why one of them wins: the decision as people read it. */
@NullMarked
package org.rollcall.sharedemail;

import org.jspecify.annotations.NullMarked;
