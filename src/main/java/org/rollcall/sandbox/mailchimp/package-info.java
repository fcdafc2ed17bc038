/**
 * Mailchimp's Marketing API 3.0, simulated: audiences, members, static segments, merge fields, webhooks and batches, with
 * the state machine, the refusals and the oddities that a client of the real one has to live with.
 */
@NullMarked
package org.rollcall.sandbox.mailchimp;

import org.jspecify.annotations.NullMarked;
