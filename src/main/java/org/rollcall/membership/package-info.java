/** Who belongs to a group: criteria, named members and beneficiaries become rows by set-based SQL, shared addresses a decision. */
@NullMarked
package org.rollcall.membership;

import org.jspecify.annotations.NullMarked;
