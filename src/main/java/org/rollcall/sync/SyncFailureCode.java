package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

/** Kind of a sync error, as the API shows {@link org.rollcall.plan.SyncErrorCode}; a test holds the two together. */
@Name("SyncErrorCode")
@Description("Kind of a sync error.")
public enum SyncFailureCode {
    @Description("The provider's account or plan does not allow it.")
    ACCOUNT_LIMIT,
    @Description("A person archived or deleted the contact at the provider; Rollcall does not bring it back by itself.")
    ARCHIVED_BY_PERSON,
    @Description("The credentials are missing, expired or revoked.")
    AUTHENTICATION,
    @Description("Mail to the address bounced; the provider no longer sends to it.")
    BOUNCED,
    @Description("The provider keeps the contact in a compliance state.")
    COMPLIANCE,
    @Description("The contact's address was changed at the provider; a person decides which one is right.")
    EMAIL_CHANGED,
    @Description("The contact was deleted for good at the provider and must opt in again.")
    CONTACT_FORGOTTEN,
    @Description("A field's value was refused.")
    FIELD_REJECTED,
    @Description("The provider refuses the address.")
    INVALID_EMAIL,
    @Description("The contact left this list, though not all mail.")
    LEFT_LIST,
    @Description("The list no longer exists at the provider.")
    LIST_NOT_FOUND,
    @Description("The contact has not (yet) confirmed a subscription at the provider.")
    NOT_CONFIRMED,
    @Description("The provider answered with an error that is none of the others.")
    PROVIDER_ERROR,
    @Description("The provider could not be reached in time.")
    PROVIDER_UNAVAILABLE,
    @Description("The provider asked to slow down more often than the service retries.")
    RATE_LIMITED,
    @Description("A field that the provider's list requires is missing.")
    REQUIRED_FIELD_MISSING
}
