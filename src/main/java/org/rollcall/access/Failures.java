package org.rollcall.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.util.NetUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Counts credentials that were no good by where they came from, in windows of a minute. From an address that sent as many as it may
 * nothing more is looked at until the minute is over, but for what came in from there lately: others may be behind it. Each replica
 * counts for itself, and remembers a bounded number of addresses, the least used of which it forgets first.
 */
final class Failures {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final int ADDRESSES = 50_000;
    private static final int GOOD = 10_000;

    /**
     * What was no good until then, each of it once: who sends the same over and over guesses nothing.
     *
     * @param seen beginnings of hashes, as many as an address may send at most
     */
    private record Window(Instant end, Set<Long> seen) {

        int failures() {
            return seen.size();
        }
    }

    private final int most;
    private final Clock clock;
    private final Cache<String, Window> windows = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterWrite(WINDOW.multipliedBy(2))
            .build();
    private final Cache<String, Boolean> good =
            Caffeine.newBuilder().maximumSize(GOOD).expireAfterWrite(GOOD_FOR).build();

    Failures(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Seconds for which this credential is not looked at; empty when it is. */
    OptionalInt mustWait(String address, String credential) {
        Window window = windows.getIfPresent(network(address));
        Instant now = clock.instant();
        return window == null
                        || window.failures() < most
                        || !now.isBefore(window.end())
                        || good.getIfPresent(digest(address, credential)) != null
                ? OptionalInt.empty()
                : OptionalInt.of((int) Duration.between(now, window.end()).toSeconds() + 1);
    }

    void failed(String address, String credential) {
        String digest = digest(address, credential);
        good.invalidate(digest);
        Instant now = clock.instant();
        windows.asMap()
                .compute(
                        network(address),
                        (name, known) -> known == null || !now.isBefore(known.end())
                                ? new Window(now.plus(WINDOW), Set.of(beginning(digest)))
                                : with(known, beginning(digest)));
    }

    private Window with(Window known, long one) {
        if (known.failures() >= most || known.seen().contains(one)) {
            return known;
        }
        Set<Long> seen = new HashSet<>(known.seen());
        seen.add(one);
        return new Window(known.end(), Set.copyOf(seen));
    }

    private static long beginning(String digest) {
        int space = digest.indexOf(' ');
        return HexFormat.fromHexDigitsToLong(digest.substring(space + 1, space + 17));
    }

    void cameIn(String address, String credential) {
        good.put(digest(address, credential), true);
    }

    /** Addresses that are remembered, about. */
    long remembered() {
        windows.cleanUp();
        return windows.estimatedSize();
    }

    /** Whoever has one address of IPv6 has as many as 64 bits count. */
    private static String network(String address) {
        String known = Objects.requireNonNullElse(IpAddress.of(address), address);
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(known);
        return bytes == null || bytes.length == 4 ? known : HexFormat.of().formatHex(Arrays.copyOf(bytes, 8));
    }

    private static String digest(String address, String credential) {
        try {
            return address + " "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(credential.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
