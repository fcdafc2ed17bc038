package org.rollcall.export;

import org.eclipse.microprofile.graphql.Description;

/** State of an export. */
@Description("State of an export.")
public enum ExportState {
    @Description("Failed.")
    FAILED,
    @Description("The file is there.")
    READY,
    @Description("Being written, or waiting.")
    RUNNING
}
