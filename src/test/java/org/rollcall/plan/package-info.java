/**
 * The rules of planning as sentences, and random histories in which no write may ever raise consent.
 */
@NullMarked
package org.rollcall.plan;

import org.jspecify.annotations.NullMarked;
