package org.rollcall.credential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Keys in a file, each on a line of its own or behind commas. A demo makes one that only its owner reads. */
public record KeyFile(Path path) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** More bytes than any keyring has. */
    private static final int MOST = 64 * 1024;

    /** The file that a demo has beside its data. */
    public static KeyFile in(Path dataFolder) {
        return new KeyFile(dataFolder.toAbsolutePath().resolve("credentials-key"));
    }

    /** A key that is kept nowhere. */
    public static Keyring passing() {
        return Keyring.parse(newKey());
    }

    private static String newKey() {
        return "own-" + HexFormat.of().formatHex(random(4)) + ":"
                + Base64.getEncoder().encodeToString(random(32));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /**
     * Reads the keys.
     *
     * @throws IllegalArgumentException saying why it has none, without repeating any of it
     */
    public Keyring keyring() {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IllegalArgumentException("it has more than " + MOST + " bytes");
            }
            return Keyring.parse(
                    new String(bytes, StandardCharsets.UTF_8).strip().replaceAll("[\\s,]+", ","));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "it cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** The same file, with a new key in it if there is none yet. */
    public KeyFile made() {
        try {
            if (!Files.exists(path)) {
                make();
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the credentials cannot be kept in " + path, e);
        }
    }

    /** Written as a whole and then linked to its name, so that nobody reads half of it and the first one made stays. */
    private void make() throws IOException {
        Path folder = Files.createDirectories(path.resolveSibling("."));
        Path whole = Files.createTempFile(
                folder,
                "credentials-key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(whole, newKey() + "\n");
            Files.createLink(path, whole);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker; its key is the one.
        } finally {
            Files.delete(whole);
        }
    }
}
