/**
 * Measures the service over a large association: {@code Generator} makes one by set-based SQL, {@code Benchmark} starts the
 * packaged service over it and compares its pages with the bare statements for the same data. No part of the service.
 */
@NullMarked
package org.rollcall.benchmark;

import org.jspecify.annotations.NullMarked;
