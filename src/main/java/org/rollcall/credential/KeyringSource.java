package org.rollcall.credential;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the keyring from the settings, or from a file that is read again as it changes; a demo without either keeps such a file
 * beside its data. A file that is none changes nothing.
 */
@ApplicationScoped
class KeyringSource implements Keys {

    private static final Logger LOG = Logger.getLogger(KeyringSource.class);

    private final @Nullable KeyFile file;
    private volatile Keyring present;
    private volatile @Nullable String complaint;

    /** {@code rollcall.data.dir} is what {@code ROLLCALL_DATA_DIR} is to the configuration. */
    KeyringSource(KeyringConfig config, @ConfigProperty(name = "rollcall.data.dir") Optional<String> dataFolder) {
        Optional<String> given = said(config.keys());
        Optional<KeyFile> there = said(config.keysFile()).map(name -> new KeyFile(Path.of(name)));
        if (given.isPresent() && there.isPresent()) {
            throw new IllegalStateException(
                    "ROLLCALL_CREDENTIALS_KEYS and ROLLCALL_CREDENTIALS_KEYS_FILE are both set");
        }
        this.file = given.isPresent()
                ? null
                : there.or(() -> dataFolder.map(
                                folder -> KeyFile.in(Path.of(folder)).made()))
                        .orElse(null);
        if (file != null) {
            this.present = file.keyring();
        } else if (given.isPresent()) {
            this.present = Keyring.parse(given.get());
        } else {
            LOG.warn(
                    "Credentials are sealed by a key that ends with this process, since there is neither"
                            + " ROLLCALL_CREDENTIALS_KEYS nor ROLLCALL_DATA_DIR; accounts have to be connected again after it.");
            this.present = KeyFile.passing();
        }
    }

    private static Optional<String> said(Optional<String> setting) {
        return setting.map(String::strip).filter(text -> !text.isEmpty());
    }

    @Override
    public Keyring now() {
        return present;
    }

    /** Why the file's keys were not taken at the last look; empty when they were. */
    Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    /** Reads the file. Blocks. */
    void look() {
        if (file == null) {
            return;
        }
        try {
            take(file.path(), file.keyring());
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(complaint)) {
                LOG.errorf("The file of keys is malformed, so the former keys stay. file=%s: %s", file.path(), why);
            }
            complaint = why;
        }
    }

    private void take(Path from, Keyring keyring) {
        complaint = null;
        if (!keyring.equals(present)) {
            present = keyring;
            LOG.infof("The keys are others now; the first one seals. file=%s keys=%s", from, keyring.ids());
        }
    }
}
