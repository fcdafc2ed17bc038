package org.rollcall.member;

/** A field of a member as an edit names it. */
enum Field {
    EXTERNAL_ID("external_id", "externalId", 200),
    KIND("kind", "kind", 20),
    FIRST_NAME("first_name", "firstName", 200),
    LAST_NAME("last_name", "lastName", 200),
    COMPANY_NAME("company_name", "name", 200),
    EMAIL("email", "email", 320),
    LOGIN_EMAIL("login_email", "loginEmail", 320),
    PARENT("parent_external_id", "parentExternalId", 200),
    MEMBER_TYPE("member_type", "memberType", 200),
    MEMBER_SINCE("member_since", "memberSince", 20),
    MEMBERSHIP_EXPIRES("membership_expires", "membershipExpires", 20),
    ACTIVE("active", "active", 20),
    DO_NOT_SEND("do_not_send", "doNotSendMarketingEmails", 20),
    ROLES("roles", "contactRoles", 20_000),
    TAGS("tags", "tags", 20_000);

    private final String column;
    private final String inputName;
    private final int maxLength;

    Field(String column, String inputName, int maxLength) {
        this.column = column;
        this.inputName = inputName;
        this.maxLength = maxLength;
    }

    /** Name in a CSV header, in rejections, and in the staging table. */
    String column() {
        return column;
    }

    /** Name in the API's inputs. */
    String inputName() {
        return inputName;
    }

    /** How many characters a value may have. */
    int maxLength() {
        return maxLength;
    }

    /** Whether outer spaces are never meant. */
    boolean isToken() {
        return switch (this) {
            case EXTERNAL_ID, KIND, PARENT, MEMBER_TYPE, MEMBER_SINCE, MEMBERSHIP_EXPIRES, ACTIVE, DO_NOT_SEND -> true;
            case FIRST_NAME, LAST_NAME, COMPANY_NAME, EMAIL, LOGIN_EMAIL, ROLES, TAGS -> false;
        };
    }
}
