package org.rollcall.provider.mailchimp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Notices;

/**
 * What Mailchimp posts: a form whose fields are named such as {@code data[email]}, signed by
 * {@code t=<seconds>,v1=<HMAC-SHA256 of "t.body" in hexadecimal digits>}.
 */
final class MailchimpNotices implements Notices {

    private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]{1,12}),\\s*v1=([0-9a-fA-F]{64})");
    private static final Duration LATELY = Duration.ofMinutes(5);
    private static final int LONGEST_ADDRESS = 254;

    /** An address that was changed is told as two. */
    private static final Set<String> FIELDS = Set.of("data[email]", "data[old_email]", "data[new_email]");

    @Override
    public String signatureHeader() {
        return "X-Mailchimp-Signature";
    }

    @Override
    public boolean isGenuine(@Nullable String signature, byte[] body, String signingSecret, Instant now) {
        Matcher parts = SIGNATURE.matcher(signature == null ? "" : signature.strip());
        if (!parts.matches()) {
            return false;
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        byte[] claimed = HexFormat.of().parseHex(parts.group(2));
        boolean same = MessageDigest.isEqual(claimed, hmac(signingSecret, parts.group(1) + ".", body));
        return same && Duration.between(signedAt, now).abs().compareTo(LATELY) <= 0;
    }

    private static byte[] hmac(String secret, String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK lacks HMAC-SHA256", e);
        }
    }

    @Override
    public Set<String> addresses(String body) {
        Set<String> addresses = new TreeSet<>();
        for (String pair : body.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2 && FIELDS.contains(decoded(sides[0]))) {
                String address = decoded(sides[1]).strip().toLowerCase(Locale.ROOT);
                if (isAddress(address)) {
                    addresses.add(address);
                }
            }
        }
        return addresses;
    }

    /** No more than what can be one: what is no address of ours is left aside anyway. */
    private static boolean isAddress(String text) {
        return text.indexOf('@') > 0
                && text.length() <= LONGEST_ADDRESS
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
