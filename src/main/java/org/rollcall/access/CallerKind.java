package org.rollcall.access;

import org.eclipse.microprofile.graphql.Description;

/** How somebody came to be known. */
@Description("How somebody came to be known.")
public enum CallerKind {
    @Description("By an API token.")
    API_TOKEN,
    @Description("By nothing: this is a demo, and it was asked on its own machine.")
    DEMO,
    @Description("By a token of the OpenID Connect provider.")
    USER
}
