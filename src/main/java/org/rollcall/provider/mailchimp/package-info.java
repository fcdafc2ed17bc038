/**
 * Mailchimp: one audience, a tag (static segment) for each group. Facts come from Mailchimp's Marketing API reference,
 * version 3.0.
 */
@NullMarked
package org.rollcall.provider.mailchimp;

import org.jspecify.annotations.NullMarked;
