package org.rollcall.credential;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals texts for the database with AES-256-GCM: {@code v1.<id of the key>.<nonce and ciphertext in base64url>}. What is sealed
 * opens only for the row and the purpose that it was sealed for.
 */
@ApplicationScoped
public class Vault {

    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keys keys;

    Vault(Keys keys) {
        this.keys = keys;
    }

    /** Seals with the present key. */
    public String seal(UUID row, Sealed what, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        Keyring.Key key = keys.now().sealing();
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, row, what).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + "." + key.id() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK lacks AES-256-GCM", e);
        }
    }

    /**
     * Opens what was sealed for this row and purpose.
     *
     * @throws CannotOpen saying why, without any of the content
     */
    public String open(UUID row, Sealed what, String sealed) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new CannotOpen("it is not sealed the way that this version knows");
        }
        Keyring.Key key = keys.now()
                .find(parts[1])
                .orElseThrow(() -> new CannotOpen("the key '" + parts[1] + "' that sealed it is not among the keys"));
        try {
            byte[] whole = Base64.getUrlDecoder().decode(parts[2]);
            if (whole.length < NONCE_BYTES) {
                throw new CannotOpen("it is cut short");
            }
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer rest = ByteBuffer.wrap(whole).get(nonce);
            byte[] ciphertext = new byte[rest.remaining()];
            rest.get(ciphertext);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, row, what).doFinal(ciphertext), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CannotOpen("it was changed, or sealed for something else, or by another key of the same id");
        }
    }

    /** How everything begins that the present key seals. */
    String presentPrefix() {
        return VERSION + "." + keys.now().sealing().id() + ".";
    }

    private static Cipher cipher(int mode, Keyring.Key key, byte[] nonce, UUID row, Sealed what)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(
                (VERSION + "." + key.id() + "." + row + "." + what.purpose()).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
