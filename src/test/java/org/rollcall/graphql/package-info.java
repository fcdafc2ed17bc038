/** The API's manners, asked over HTTP: its schema, its limits, and the operations that the README and the console use. */
@NullMarked
package org.rollcall.graphql;

import org.jspecify.annotations.NullMarked;
