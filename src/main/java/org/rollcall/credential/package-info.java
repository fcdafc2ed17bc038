/**
 * What lets Rollcall into accounts: sealed in the database with a key that is not there, opened for each call, replaced by one
 * replica at a time, and in no message or log.
 */
@NullMarked
package org.rollcall.credential;

import org.jspecify.annotations.NullMarked;
