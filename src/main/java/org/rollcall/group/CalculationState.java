package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;

/** State of a member calculation. */
@Description("State of a member calculation.")
public enum CalculationState {
    @Description("Being calculated now: show a spinner.")
    CALCULATING,

    @Description("The latest calculation failed; the counts are those of the one before.")
    FAILED,

    @Description("Saved, but the calculation has not begun.")
    PENDING,

    @Description("Done.")
    READY
}
