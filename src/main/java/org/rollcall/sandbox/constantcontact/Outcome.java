package org.rollcall.sandbox.constantcontact;

import java.util.List;
import org.rollcall.sandbox.Violation;

/**
 * What came of an activity.
 *
 * @param completed items that were worked through
 * @param persons contacts that were written
 * @param cannotAdd contacts that were not put on the lists
 */
record Outcome(int completed, int persons, int cannotAdd, List<Violation> violations) {}
