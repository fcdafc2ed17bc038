/** One interface to the email platforms; each platform is a folder behind it. */
@NullMarked
package org.rollcall.provider;

import org.jspecify.annotations.NullMarked;
