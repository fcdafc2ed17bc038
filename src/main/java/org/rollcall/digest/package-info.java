/**
 * The Daily Digest: once a day a mail that lists what failed and what waits for a person, if there is something to tell.
 */
@NullMarked
package org.rollcall.digest;

import org.jspecify.annotations.NullMarked;
