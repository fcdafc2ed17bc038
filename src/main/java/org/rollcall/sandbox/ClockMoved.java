package org.rollcall.sandbox;

import java.time.Duration;

/** Somebody moved the sandbox's clock, or it was found moved at start-up: what goes by the business clock follows. */
public record ClockMoved(Duration offset) {}
