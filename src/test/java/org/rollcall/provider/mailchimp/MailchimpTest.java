package org.rollcall.provider.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of the settings decides the host that is called, and can decide on no other. */
class MailchimpTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "us6",
                KEY,
                KEY + "-",
                KEY + "-us6.evil.test",
                KEY + "-us6/../evil",
                KEY + "-evil.test#us6",
                KEY + "-us6@evil.test",
                KEY + "-us6\n",
                KEY + "-us6:8443",
                "user@evil.test/" + KEY + "-us6",
                "0123456789ABCDEF0123456789ABCDEF-us6"
            })
    void aKeyThatIsNoneIsRefusedWithoutBeingRepeated(String key) {
        var mailchimp = new Mailchimp(new Settings(Optional.empty()));

        assertThatThrownBy(() -> mailchimp.apiKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a Mailchimp API key")
                .hasMessageNotContaining(KEY);
    }

    @Test
    void withoutAKeyThereIsNoAccount() {
        assertThat(new Mailchimp(new Settings(Optional.empty())).configured()).isEmpty();
    }

    private record Settings(Optional<String> apiKey) implements MailchimpConfig {

        @Override
        public Optional<String> baseUrl() {
            return Optional.empty();
        }

        @Override
        public Optional<String> audienceId() {
            return Optional.empty();
        }

        @Override
        public Map<String, String> mergeFields() {
            return Map.of();
        }

        @Override
        public int connections() {
            return 8;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(125);
        }
    }
}
