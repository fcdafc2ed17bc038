package org.rollcall.plan;

/** Kind of a sync error, and whether trying the same again can help without a person. */
public enum SyncErrorCode {
    ACCOUNT_LIMIT("The provider's account or plan does not allow it; look at the plan there."),
    ARCHIVED_BY_PERSON("Somebody archived the contact at the provider; bring it back there if that was not meant."),
    AUTHENTICATION("The provider refused the credentials; connect the account again."),
    BOUNCED("Mail to the address bounced, and the provider no longer sends to it; correct the address."),
    COMPLIANCE("The provider keeps the contact in a compliance state; only the person can subscribe again."),
    EMAIL_CHANGED(
            "The contact's address was changed at the provider; decide which one is right and correct the other."),
    CONTACT_FORGOTTEN("The contact was deleted for good at the provider; only the person can subscribe again."),
    FIELD_REJECTED("The provider refused the value of a field; correct it in the member's record."),
    INVALID_EMAIL("The provider refuses the address; correct it in the member's record."),
    LEFT_LIST("The contact left this list at the provider."),
    LIST_NOT_FOUND("The list no longer exists at the provider; connect the group to another list."),
    NOT_CONFIRMED("The contact has not confirmed a subscription at the provider."),
    PROVIDER_ERROR("The provider answered with an error; try again, or show its words to the provider's support."),
    PROVIDER_UNAVAILABLE("The provider could not be reached; it will be tried again."),
    RATE_LIMITED("The provider asked to slow down; it will be tried again."),
    REQUIRED_FIELD_MISSING("A field that the provider's list requires is blank; fill it in the member's record.");

    private final String advice;

    SyncErrorCode(String advice) {
        this.advice = advice;
    }

    /** What went wrong and what to do, in a sentence. */
    public String advice() {
        return advice;
    }

    /** Whether asking again, without changing anything in Rollcall, can be answered otherwise. */
    public boolean retryable() {
        return switch (this) {
            case INVALID_EMAIL, FIELD_REJECTED, REQUIRED_FIELD_MISSING, CONTACT_FORGOTTEN, COMPLIANCE -> false;
            case ACCOUNT_LIMIT,
                    ARCHIVED_BY_PERSON,
                    AUTHENTICATION,
                    BOUNCED,
                    EMAIL_CHANGED,
                    LEFT_LIST,
                    LIST_NOT_FOUND,
                    NOT_CONFIRMED,
                    PROVIDER_ERROR,
                    PROVIDER_UNAVAILABLE,
                    RATE_LIMITED -> true;
        };
    }

    /** Whether other fields may be accepted where these were refused. */
    public boolean dependsOnFields() {
        return this == FIELD_REJECTED || this == REQUIRED_FIELD_MISSING;
    }
}
