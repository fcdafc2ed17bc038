/** What can be done to members, and what is refused, said over HTTP as clients say it. */
@NullMarked
package org.rollcall.member;

import org.jspecify.annotations.NullMarked;
