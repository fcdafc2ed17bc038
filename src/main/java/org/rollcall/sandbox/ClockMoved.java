package org.rollcall.sandbox;

import java.time.Duration;

/**
 * Somebody moved the sandbox's clock, or it was found moved at start-up: what goes by the business clock follows.
 *
 * @param by how far it was moved now; zero when it was found moved
 */
public record ClockMoved(Duration offset, Duration by) {}
