package org.rollcall.access;

import org.eclipse.microprofile.graphql.Description;

/** Whether a token still opens anything. */
@Description("Whether a token still opens anything.")
public enum ApiTokenState {
    @Description("Its time is over.")
    EXPIRED,
    @Description("It opens what its role may do.")
    LIVE,
    @Description("Somebody revoked it.")
    REVOKED
}
