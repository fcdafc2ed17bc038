@NullMarked
package org.rollcall.provider.constantcontact;

import org.jspecify.annotations.NullMarked;
