package org.rollcall.account;

import org.eclipse.microprofile.graphql.Description;

/** Health of a provider account. */
@Description("Health of a provider account.")
public enum ProviderHealth {
    @Description("Working.")
    HEALTHY,
    @Description("Slow, or asking to slow down.")
    DEGRADED,
    @Description("The credentials were refused; connect again.")
    UNAUTHORIZED,
    @Description("Not reachable.")
    UNAVAILABLE
}
