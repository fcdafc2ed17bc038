package org.rollcall.graphql;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Ids as clients see them: a prefix that tells the type, and the UUIDs of the row, such as
 * {@code grp_AZq3k0xydfq2oq1x9bMZsg}. Clients must not look inside.
 */
public enum GlobalId {
    MEMBER("mbr", 1),
    GROUP("grp", 1),
    /** Group, then member. */
    GROUP_MEMBER("gmb", 2),
    EMAIL_SYNC_RECORD("rec", 1),
    SHARED_EMAIL("shr", 1),
    RUN("run", 1),
    ACCOUNT("acc", 1),
    LIST("lst", 1),
    DAILY_DIGEST("dig", 1),
    REPORT_EXPORT("exp", 1),
    API_TOKEN("tok", 1);

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final String prefix;
    private final int parts;

    GlobalId(String prefix, int parts) {
        this.prefix = prefix;
        this.parts = parts;
    }

    public String of(UUID... ids) {
        if (ids.length != parts) {
            throw new IllegalArgumentException(this + " has " + parts + " parts, not " + ids.length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(16 * parts);
        for (UUID id : ids) {
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return prefix + "_" + ENCODER.encodeToString(bytes.array());
    }

    /** The type that an id is of; empty for what is no id of ours. */
    public static Optional<GlobalId> typeOf(String id) {
        return Stream.of(values())
                .filter(type -> id.startsWith(type.prefix + "_"))
                .findFirst();
    }

    /** The id of this type's row; empty when the text is not an id of this type. */
    public Optional<UUID> parse(String id) {
        return parseParts(id).map(found -> found.get(0));
    }

    /** All parts of an id of this type; empty when the text is not one. */
    public Optional<List<UUID>> parseParts(String id) {
        if (!id.startsWith(prefix + "_") || id.length() > 100) {
            return Optional.empty();
        }
        try {
            byte[] bytes = DECODER.decode(id.substring(prefix.length() + 1));
            if (bytes.length != 16 * parts) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return Optional.of(Stream.generate(() -> new UUID(buffer.getLong(), buffer.getLong()))
                    .limit(parts)
                    .toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The id of this type's row.
     *
     * @throws BadRequest when the text is not an id of this type
     */
    public UUID require(String argument, String id) {
        return parse(id).orElseThrow(() -> new BadRequest(refusal(argument, id)));
    }

    /** Says that a text is not an id of this type. */
    public String refusal(String argument, String id) {
        String shown = id.length() > 60 ? id.substring(0, 60) + "…" : id;
        return "'" + argument + "' is '" + shown + "', which is not an id that begins with '" + prefix
                + "_'; use an id as the API gave it.";
    }
}
