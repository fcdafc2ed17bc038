package org.rollcall.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API token as its holder has it, such as {@code rc_7k2m9qx4_…}: a key by which it is found, and 256 random bits. Whoever
 * scans for leaked secrets knows it by {@value #PREFIX}.
 *
 * @param key 8 letters and digits, which may be shown
 * @param text all of it, which may be shown to its holder once
 */
public record TokenText(String key, String text) {

    static final String PREFIX = "rc_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-z]{8})_[A-Za-z0-9_-]{43}");
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    public static TokenText random() {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            key.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new TokenText(
                key.toString(),
                PREFIX + key + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The token that a text is; empty when it cannot be one. */
    static Optional<TokenText> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new TokenText(form.group(1), text)) : Optional.empty();
    }

    /** What is kept of it. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Whether it is the one with this hash; takes as long whatever the answer is. */
    boolean hasHash(byte[] hash) {
        return MessageDigest.isEqual(hash(), hash);
    }

    /** Without the secret, so that no log and no message has it. */
    @Override
    public String toString() {
        return PREFIX + key;
    }
}
