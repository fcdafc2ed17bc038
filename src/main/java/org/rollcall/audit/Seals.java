package org.rollcall.audit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.credential.Signatures;

/** What holds the trail together: seals over entries, their changes, and the head. All in hexadecimal. */
@ApplicationScoped
class Seals {

    private static final String PURPOSE = "audit";

    private final Signatures signatures;

    Seals(Signatures signatures) {
        this.signatures = signatures;
    }

    String presentKey() {
        return signatures.presentKey();
    }

    /** Seals changes, for this position only; empty without the key. */
    Optional<String> ofChanges(String key, int position, JsonObject changes) {
        return sign(key, "changes", position, canonical(changes));
    }

    /** Seals an entry behind the one with the former seal; empty without the key. */
    Optional<String> ofEntry(Row row, String former) {
        return sign(
                row.keyId(),
                "entry",
                former,
                row.position(),
                row.occurredAt(),
                row.actor().kind(),
                row.actor().id(),
                row.actor().name(),
                row.actor().address(),
                row.action(),
                row.object(),
                row.changesDigest());
    }

    /** Seals where the trail ends and begins; empty without the key. */
    Optional<String> ofHead(String key, int position, String seal, int basePosition, String baseSeal) {
        return sign(key, "head", position, seal, basePosition, baseSeal);
    }

    /** Seals up to where the trail was intact; empty without the key. */
    Optional<String> ofCheckpoint(String key, int position, String seal, Instant checkedAt) {
        return sign(key, "checkpoint", position, seal, checkedAt);
    }

    private Optional<String> sign(String key, @Nullable Object... parts) {
        JsonArray text = new JsonArray();
        for (Object part : parts) {
            text.add(part == null ? null : part.toString());
        }
        return signatures.of(key, PURPOSE, text.encode()).map(HexFormat.of()::formatHex);
    }

    /** The same text for the same content, however the database orders it. */
    private static String canonical(@Nullable Object value) {
        return switch (value) {
            case JsonObject object ->
                new TreeMap<>(object.getMap())
                        .keySet().stream()
                                .map(name -> new JsonArray().add(name).encode() + canonical(object.getValue(name)))
                                .collect(Collectors.joining(",", "{", "}"));
            case JsonArray array -> array.stream().map(Seals::canonical).collect(Collectors.joining(",", "[", "]"));
            case null -> "null";
            default -> new JsonArray().add(value).encode();
        };
    }
}
