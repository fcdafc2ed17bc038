/** The Mailchimp platform over real HTTP: what it does to the contacts of a simulated Mailchimp, call by call. */
@NullMarked
package org.rollcall.provider.mailchimp;

import org.jspecify.annotations.NullMarked;
