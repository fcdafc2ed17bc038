package org.rollcall.credential;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that seal: the first one seals, all of them open. To change the key, put a new one in front; what the older one
 * sealed is sealed anew in the background.
 */
public record Keyring(List<Key> keys) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /** A key of 256 bits with the name that stands in what it sealed. */
    record Key(String id, SecretKey secret) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    public Keyring {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
    }

    /**
     * Reads {@code id:base64-of-32-bytes} and more of them behind commas.
     *
     * @throws IllegalArgumentException saying which one is none, without repeating it
     */
    public static Keyring parse(String text) {
        List<Key> keys = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Key key = key(part.strip(), keys.size() + 1);
            if (keys.stream().anyMatch(other -> other.id().equals(key.id()))) {
                throw new IllegalArgumentException("two keys have the id '" + key.id() + "'");
            }
            keys.add(key);
        }
        return new Keyring(keys);
    }

    private static Key key(String text, int number) {
        int colon = text.indexOf(':');
        if (colon < 0 || !ID.matcher(text.substring(0, colon)).matches()) {
            throw new IllegalArgumentException(
                    "key " + number + " does not begin with an id of letters, digits, '-' and '_', and a colon");
        }
        byte[] bytes = bytes(text.substring(colon + 1));
        if (bytes.length != 32) {
            throw new IllegalArgumentException("what follows the id of key " + number
                    + " is not 32 bytes in base64; make one with 'openssl rand" + " -base64 32'");
        }
        return new Key(text.substring(0, colon), new SecretKeySpec(bytes, "AES"));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Ids of all keys, the sealing one first. */
    List<String> ids() {
        return keys.stream().map(Key::id).toList();
    }

    Key sealing() {
        return keys.get(0);
    }

    Optional<Key> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
