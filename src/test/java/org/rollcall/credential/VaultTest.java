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

        String sealed = vault.seal(ROW, "credentials", TEXT);

        assertThat(sealed).matches("v1\\.old\\.[A-Za-z0-9_-]+").doesNotContain("secret");
        assertThat(vault.open(ROW, "credentials", sealed)).isEqualTo(TEXT);
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() {
        Vault vault = vault(OLD);

        assertThat(vault.seal(ROW, "credentials", TEXT)).isNotEqualTo(vault.seal(ROW, "credentials", TEXT));
    }

    @Test
    void whatWasMovedToAnotherRowOrPurposeDoesNotOpen() {
        Vault vault = vault(OLD);
        String sealed = vault.seal(ROW, "credentials", TEXT);

        cannotOpen(() -> vault.open(new UUID(1, 2), "credentials", sealed));
        cannotOpen(() -> vault.open(ROW, "pkce-verifier", sealed));
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        Vault vault = vault(OLD);
        String sealed = vault.seal(ROW, "credentials", TEXT);

        for (int i = "v1.old.".length(); i < sealed.length() - 1; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            cannotOpen(() -> vault.open(ROW, "credentials", changed));
        }
        cannotOpen(() -> vault.open(ROW, "credentials", sealed.substring(0, 12)));
        cannotOpen(() -> vault.open(ROW, "credentials", sealed.replace("v1.", "v2.")));
        cannotOpen(() -> vault.open(ROW, "credentials", ""));
    }

    @Test
    void anOlderKeyOpensAndTheFirstOneSeals() {
        String sealed = vault(OLD).seal(ROW, "credentials", TEXT);
        Vault rotated = vault(NEW + ", " + OLD);

        assertThat(rotated.open(ROW, "credentials", sealed)).isEqualTo(TEXT);
        assertThat(rotated.isCurrent(sealed)).isFalse();
        assertThat(rotated.seal(ROW, "credentials", TEXT)).startsWith("v1.new.");
    }

    @Test
    void withoutItsKeyNothingOpensAndTheMessageNamesTheKey() {
        String sealed = vault(OLD).seal(ROW, "credentials", TEXT);

        assertThatThrownBy(() -> vault(NEW).open(ROW, "credentials", sealed))
                .isInstanceOf(CannotOpen.class)
                .hasMessage("the key 'old' that sealed it is not among the keys");
        cannotOpen(() -> vault(NEW.replace("new:", "old:")).open(ROW, "credentials", sealed));
    }

    @Test
    void aKeyShowsItselfInNoText() {
        assertThat(Keyring.parse(OLD).toString()).doesNotContain("AAEC");
    }

    private static Vault vault(String keys) {
        return new Vault(Keyring.parse(keys));
    }

    private static void cannotOpen(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOf(CannotOpen.class).hasMessageNotContaining("somebody");
    }
}
