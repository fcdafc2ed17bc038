/** What the service says when its PostgreSQL cannot be used. */
@NullMarked
package org.rollcall.postgres;

import org.jspecify.annotations.NullMarked;
