package org.rollcall.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Takes the keyring from the settings; a demo without the setting keeps a key of its own beside its data. */
@ApplicationScoped
class KeyringSource {

    private static final Logger LOG = Logger.getLogger(KeyringSource.class);

    private final KeyringConfig config;
    private final Optional<String> dataFolder;

    /** {@code rollcall.data.dir} is what {@code ROLLCALL_DATA_DIR} is to the configuration. */
    KeyringSource(KeyringConfig config, @ConfigProperty(name = "rollcall.data.dir") Optional<String> dataFolder) {
        this.config = config;
        this.dataFolder = dataFolder;
    }

    @Produces
    @Singleton
    Keyring keyring() {
        Optional<String> given = config.keys().map(String::strip).filter(text -> !text.isEmpty());
        if (given.isPresent()) {
            return Keyring.parse(given.get());
        }
        if (dataFolder.isPresent()) {
            return KeyFile.in(Path.of(dataFolder.get())).keyring();
        }
        LOG.warn("Credentials are sealed by a key that ends with this process, since there is neither"
                + " ROLLCALL_CREDENTIALS_KEYS nor ROLLCALL_DATA_DIR; accounts have to be connected again after it.");
        return Keyring.parse(KeyFile.newKey());
    }
}
