package org.rollcall.provider;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a platform posts to a webhook. */
public interface Notices {

    /** Name of the header that has the signature. */
    String signatureHeader();

    /**
     * Whether the platform itself signed the body lately.
     *
     * @param signature the header's value; null when there is none
     */
    boolean isGenuine(@Nullable String signature, byte[] body, String signingSecret, Instant now);

    /** The addresses of the contacts that it is about; none when it is about something else, or cannot be read. */
    Set<String> addresses(String body);
}
