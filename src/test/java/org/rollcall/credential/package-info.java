@NullMarked
package org.rollcall.credential;

import org.jspecify.annotations.NullMarked;
