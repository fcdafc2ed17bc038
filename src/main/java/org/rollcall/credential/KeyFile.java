package org.rollcall.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** A key in a file that only its owner reads, made when it is first wanted. */
record KeyFile(Path path) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyFile in(Path dataFolder) {
        return new KeyFile(dataFolder.toAbsolutePath().resolve("credentials-key"));
    }

    /** A new key as the setting has it. */
    static String newKey() {
        return "own-" + HexFormat.of().formatHex(random(4)) + ":"
                + Base64.getEncoder().encodeToString(random(32));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    Keyring keyring() {
        try {
            if (!Files.exists(path)) {
                make();
            }
            return Keyring.parse(Files.readString(path).strip());
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
