/**
 * The trail of who changed what: written in the transaction of what it records, only added to, and sealed entry by entry, so that
 * whoever changes it behind the service's back is found out.
 */
@NullMarked
package org.rollcall.audit;

import org.jspecify.annotations.NullMarked;
