package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;

/** How an account was connected. */
@Description("How an account was connected.")
public enum ConnectedBy {
    @Description("By an API key that a person gave.")
    API_KEY,
    @Description("By agreeing in a browser (OAuth 2).")
    OAUTH,
    @Description("By the service's settings.")
    SETTINGS
}
