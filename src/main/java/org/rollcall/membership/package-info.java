/**
 * Who belongs to a group: criteria, named members and beneficiaries become rows by set-based SQL, shared addresses a
 * decision, and a change of members the list of groups that it concerns.
 *
 * <p>These statements run over groups that were filled a moment ago, before the database has counted them: a join of two
 * sets that it believes to hold one row each may become a loop within a loop, a hundred thousand times a hundred
 * thousand. So two sets are compared by putting them one below the other and grouping, which is linear whatever the
 * planner believes, and tables are joined where an index leads to one row.
 */
@NullMarked
package org.rollcall.membership;

import org.jspecify.annotations.NullMarked;
