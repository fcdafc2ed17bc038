/** The simulated Mailchimp held against what is known of the real one. */
@NullMarked
package org.rollcall.sandbox.mailchimp;

import org.jspecify.annotations.NullMarked;
