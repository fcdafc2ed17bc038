package org.rollcall.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is sealed opens for its row and purpose only, and with the key that sealed it. */
class VaultTest {

    private static final String OLD = "old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String NEW = "new:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    private static final UUID ROW = new UUID(1, 1);
    private static final String TEXT = "a secret of somebody";

    @Test
    void whatIsSealedOpensForItsRowAndPurpose() {
        Vault vault = vault(OLD);

        String sealed = vault.seal(ROW, Sealed.CREDENTIALS, TEXT);

        assertThat(sealed).matches("v1\\.old\\.[A-Za-z0-9_-]+").doesNotContain("secret");
        assertThat(vault.open(ROW, Sealed.CREDENTIALS, sealed)).isEqualTo(TEXT);
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() {
        Vault vault = vault(OLD);

        assertThat(vault.seal(ROW, Sealed.CREDENTIALS, TEXT)).isNotEqualTo(vault.seal(ROW, Sealed.CREDENTIALS, TEXT));
    }

    @Test
    void whatWasMovedToAnotherRowOrPurposeDoesNotOpen() {
        Vault vault = vault(OLD);
        String sealed = vault.seal(ROW, Sealed.CREDENTIALS, TEXT);

        cannotOpen(() -> vault.open(new UUID(1, 2), Sealed.CREDENTIALS, sealed));
        cannotOpen(() -> vault.open(ROW, Sealed.PKCE_VERIFIER, sealed));
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        Vault vault = vault(OLD);
        String sealed = vault.seal(ROW, Sealed.CREDENTIALS, TEXT);

        for (int i = "v1.old.".length(); i < sealed.length() - 1; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            cannotOpen(() -> vault.open(ROW, Sealed.CREDENTIALS, changed));
        }
        cannotOpen(() -> vault.open(ROW, Sealed.CREDENTIALS, sealed.substring(0, 12)));
        cannotOpen(() -> vault.open(ROW, Sealed.CREDENTIALS, sealed.replace("v1.", "v2.")));
        cannotOpen(() -> vault.open(ROW, Sealed.CREDENTIALS, ""));
    }

    @Test
    void anOlderKeyOpensAndTheFirstOneSeals() {
        String sealed = vault(OLD).seal(ROW, Sealed.CREDENTIALS, TEXT);
        Vault rotated = vault(NEW + ", " + OLD);

        assertThat(rotated.open(ROW, Sealed.CREDENTIALS, sealed)).isEqualTo(TEXT);
        assertThat(sealed).doesNotStartWith(rotated.presentPrefix());
        assertThat(rotated.seal(ROW, Sealed.CREDENTIALS, TEXT)).startsWith("v1.new.");
    }

    @Test
    void withoutItsKeyNothingOpensAndTheMessageNamesTheKey() {
        String sealed = vault(OLD).seal(ROW, Sealed.CREDENTIALS, TEXT);

        assertThatThrownBy(() -> vault(NEW).open(ROW, Sealed.CREDENTIALS, sealed))
                .isInstanceOf(CannotOpen.class)
                .hasMessage("the key 'old' that sealed it is not among the keys");
        cannotOpen(() -> vault(NEW.replace("new:", "old:")).open(ROW, Sealed.CREDENTIALS, sealed));
    }

    @Test
    void aKeyShowsItselfInNoText() {
        assertThat(Keyring.parse(OLD).toString()).doesNotContain("AAEC");
    }

    private static Vault vault(String keys) {
        return new Vault(() -> Keyring.parse(keys));
    }

    private static void cannotOpen(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOf(CannotOpen.class).hasMessageNotContaining("somebody");
    }
}
