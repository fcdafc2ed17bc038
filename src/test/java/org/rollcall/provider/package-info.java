@NullMarked
package org.rollcall.provider;

import org.jspecify.annotations.NullMarked;
