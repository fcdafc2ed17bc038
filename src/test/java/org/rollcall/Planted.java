package org.rollcall;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Secrets that were given to a service, to be looked for: as they are, in hexadecimal, and in base64. */
final class Planted {

    private final Map<String, String> kinds = new LinkedHashMap<>();

    void add(String kind, String... values) {
        for (String value : values) {
            if (value.length() < 12) {
                throw new IllegalArgumentException("'" + value + "' is too short to be looked for");
            }
            kinds.put(value, kind);
        }
    }

    List<String> values() {
        return List.copyOf(kinds.keySet());
    }

    /** Kinds of the secrets that stand in a text. */
    List<String> in(String text) {
        return in(text, values()).stream().map(kinds::get).distinct().toList();
    }

    static List<String> in(String text, List<String> words) {
        List<String> found = new ArrayList<>();
        for (String word : words) {
            if (spellings(word).anyMatch(text::contains)) {
                found.add(word);
            }
        }
        return found;
    }

    /** In base64 what stands in the middle is the same wherever the word begins. */
    private static Stream<String> spellings(String word) {
        byte[] bytes = word.getBytes(UTF_8);
        return Stream.concat(
                Stream.of(word, HexFormat.of().formatHex(bytes)),
                Stream.of(0, 1, 2).map(shift -> {
                    byte[] shifted = new byte[bytes.length + shift];
                    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
                    String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                    return encoded.substring(shift == 0 ? 0 : 4, encoded.length() - 2);
                }));
    }
}
