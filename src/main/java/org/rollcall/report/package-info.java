/** The email sync report: members of all groups with their statuses, and its numbers. */
@NullMarked
package org.rollcall.report;

import org.jspecify.annotations.NullMarked;
