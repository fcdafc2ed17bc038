/** What browsers may do: which pages may ask anything of this service, and what its own pages may load. */
@NullMarked
package org.rollcall.browser;

import org.jspecify.annotations.NullMarked;
