package org.rollcall.schedule;

/**
 * A run that this process holds.
 *
 * @param token grows with each claim: who holds an older one has lost the run
 * @param failures so many runs have failed in a row before
 */
record Claim(String name, int token, int failures) {}
