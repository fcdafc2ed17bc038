package org.rollcall.graphql;

import org.eclipse.microprofile.graphql.Description;

/** Direction of an ordering. */
@Description("Direction of an ordering.")
public enum OrderDirection {
    @Description("A to Z, oldest first, smallest first.")
    ASC,
    @Description("Z to A, newest first, largest first.")
    DESC
}
