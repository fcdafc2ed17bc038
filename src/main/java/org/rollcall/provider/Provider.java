package org.rollcall.provider;

import org.eclipse.microprofile.graphql.Description;

/** An email marketing platform. */
@Description("An email marketing platform.")
public enum Provider {
    @Description("Constant Contact.")
    CONSTANT_CONTACT("Constant Contact"),
    @Description("Mailchimp.")
    MAILCHIMP("Mailchimp");

    private final String displayName;

    Provider(String displayName) {
        this.displayName = displayName;
    }

    public String displayName() {
        return displayName;
    }
}
