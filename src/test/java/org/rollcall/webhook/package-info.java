@NullMarked
package org.rollcall.webhook;

import org.jspecify.annotations.NullMarked;
