package org.rollcall.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.credential.Signatures;

/** Makes the ends of downloads' URLs, and knows them again: an export's id and its signature, which is kept nowhere. */
@ApplicationScoped
class Links {

    private static final String PURPOSE = "export";
    private static final int ID_BYTES = 16;
    private static final int BYTES = ID_BYTES + 32;

    private final Signatures signatures;

    Links(Signatures signatures) {
        this.signatures = signatures;
    }

    String to(UUID export) {
        byte[] signature = sign(signatures.presentKey(), export).orElseThrow();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(BYTES)
                        .putLong(export.getMostSignificantBits())
                        .putLong(export.getLeastSignificantBits())
                        .put(signature)
                        .array());
    }

    /** The export that a link leads to, whether it is there or not; empty for what no key of ours signed. */
    Optional<UUID> read(String link) {
        byte[] bytes = bytes(link);
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID export = new UUID(buffer.getLong(), buffer.getLong());
        byte[] signature = Arrays.copyOfRange(bytes, ID_BYTES, BYTES);
        return signatures.keys().stream()
                        .flatMap(key -> sign(key, export).stream())
                        .anyMatch(own -> MessageDigest.isEqual(own, signature))
                ? Optional.of(export)
                : Optional.empty();
    }

    private Optional<byte[]> sign(String key, UUID export) {
        return signatures.of(key, PURPOSE, export.toString());
    }

    private static byte[] bytes(String link) {
        try {
            return Base64.getUrlDecoder().decode(link);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
