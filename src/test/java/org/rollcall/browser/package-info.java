/** What pages of other sites try. */
@NullMarked
package org.rollcall.browser;

import org.jspecify.annotations.NullMarked;
