/**
 * Files made from the email sync report: written in the background a chunk at a time, so that a killed one goes on where it
 * was on any replica, and kept in the database until they expire.
 */
@NullMarked
package org.rollcall.export;

import org.jspecify.annotations.NullMarked;
