package org.rollcall.sandbox.constantcontact;

import java.util.Locale;
import java.util.regex.Pattern;

/** Email addresses as the provider compares and judges them. */
final class Address {

    private static final Pattern VALID =
            Pattern.compile("[^\\s@,;:<>\\p{Cntrl}]{1,64}@([^\\s@,.\\p{Cntrl}]+\\.)+[^\\s@,.\\p{Cntrl}]{2,}");

    private Address() {}

    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Not only well-formed, but none in the domain that is reserved for examples. */
    static boolean isValid(String email) {
        return VALID.matcher(email.strip()).matches() && !normal(email).endsWith("@example.com");
    }
}
