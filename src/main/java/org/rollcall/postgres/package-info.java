/** The embedded PostgreSQL server: so that Rollcall starts on a machine where nothing is installed. */
@NullMarked
package org.rollcall.postgres;

import org.jspecify.annotations.NullMarked;
