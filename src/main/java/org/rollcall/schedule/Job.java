package org.rollcall.schedule;

import io.smallrye.mutiny.Uni;

/**
 * Something that is done again and again; every bean of this type is scheduled.
 *
 * <p>A run may begin anew after a kill, and on another replica: it goes by what stands in the database. A run that fails
 * is repeated with a growing pause, until its next regular time.
 */
public interface Job {

    /** Unique, for people and the API, such as {@code daily-digest}. */
    String name();

    /** When it runs. */
    Cadence cadence();

    /** Runs once; returns what came of it in words. */
    Uni<String> run();
}
