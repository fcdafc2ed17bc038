@NullMarked
package org.rollcall.account;

import org.jspecify.annotations.NullMarked;
