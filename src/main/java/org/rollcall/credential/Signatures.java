package org.rollcall.credential;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs texts with keys derived from the keyring, one for each purpose: whoever has only the database can make no signature. */
@ApplicationScoped
public class Signatures {

    private static final String ALGORITHM = "HmacSHA256";

    private final Keys keys;

    Signatures(Keys keys) {
        this.keys = keys;
    }

    /** Signatures by keys that stay, where no service runs. */
    public static Signatures by(Keyring keyring) {
        return new Signatures(() -> keyring);
    }

    /** Id of the key that signs now. */
    public String presentKey() {
        return keys.now().sealing().id();
    }

    /** Ids of all keys, the present one first. */
    public List<String> keys() {
        return keys.now().ids();
    }

    /** The signature by a key; empty when the key is not in the keyring any more. */
    public Optional<byte[]> of(String key, String purpose, String text) {
        return keys.now().find(key).map(found -> {
            byte[] derived = mac(found.secret().getEncoded(), "rollcall." + purpose);
            return mac(derived, text);
        });
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK lacks " + ALGORITHM, e);
        }
    }
}
