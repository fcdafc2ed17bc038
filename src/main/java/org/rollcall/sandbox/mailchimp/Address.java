package org.rollcall.sandbox.mailchimp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    static boolean isValid(String email) {
        return email.length() <= 254 && VALID.matcher(email.strip()).matches();
    }

    /** The provider takes no addresses in the domain that is reserved for examples. */
    static boolean looksFake(String email) {
        return normal(email).endsWith("@example.com");
    }

    static String hash(String email) {
        try {
            byte[] address = normal(email).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(address));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
