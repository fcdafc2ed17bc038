/** What the audit trail promises, against a real database. */
@NullMarked
package org.rollcall.audit;

import org.jspecify.annotations.NullMarked;
