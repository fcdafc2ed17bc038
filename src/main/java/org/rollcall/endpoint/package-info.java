/**
 * Where GraphQL comes in and goes out, over HTTP and WebSocket: what a request may look like and cost, how errors are told,
 * and how a subscriber is kept up with. The framework executes; what surrounds that is here, because it answers errors with
 * the wrong status, drops those of subscriptions, and bounds neither sockets nor documents.
 */
@NullMarked
package org.rollcall.endpoint;

import org.jspecify.annotations.NullMarked;
