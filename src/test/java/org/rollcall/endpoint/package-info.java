/** What a request may look like and cost, and how it is refused, asked over HTTP and WebSocket. */
@NullMarked
package org.rollcall.endpoint;

import org.jspecify.annotations.NullMarked;
