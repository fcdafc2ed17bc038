/** What the sandbox promises whoever tests with it: its control, its faults, its log and the way it can be shut off. */
@NullMarked
package org.rollcall.sandbox;

import org.jspecify.annotations.NullMarked;
