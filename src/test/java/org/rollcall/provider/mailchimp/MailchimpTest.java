package org.rollcall.provider.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.Secret;

/** A key or a token decides which data centre is called, and can decide on no other host. */
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
        var mailchimp = mailchimp(new Settings(Optional.empty()));

        assertThatThrownBy(() -> mailchimp.apiKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a Mailchimp API key")
                .hasMessageNotContaining(KEY);
    }

    @Test
    void withoutAKeyThereIsNoAccount() {
        assertThat(mailchimp(new Settings(Optional.empty())).configured()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "us",
                "us1234",
                "us6.evil.test",
                "evil.test/us6",
                "evil.test#us6",
                "us6@evil.test",
                "us6:8443",
                "us6\n",
                "US6",
                "uk1",
                "../us6"
            })
    void anAnswerThatNamesNoDataCentreLeadsToNoHost(String dataCentre) {
        assertThatThrownBy(() -> MailchimpServers.checked(dataCentre))
                .isInstanceOf(ProviderTrouble.class)
                .hasMessage("Mailchimp's data centre is not known: connect again.");
        assertThatThrownBy(() -> MailchimpServers.dataCentre(new Secret.Tokens("token", null, null, dataCentre)))
                .isInstanceOf(ProviderTrouble.class)
                .hasMessage("Mailchimp's data centre is not known: connect again.");
    }

    @Test
    void aTokenWithoutADataCentreLeadsToNoHost() {
        assertThatThrownBy(() -> MailchimpServers.dataCentre(new Secret.Tokens("token", null, null, null)))
                .isInstanceOf(ProviderTrouble.class);
    }

    @Test
    void withoutAnApplicationThereIsNoConsent() {
        assertThat(mailchimp(new Settings(Optional.empty())).authorization()).isEmpty();
    }

    private static Mailchimp mailchimp(MailchimpConfig config) {
        return new Mailchimp(config, new MailchimpServers(config));
    }

    private record Settings(Optional<String> apiKey) implements MailchimpConfig {

        @Override
        public Optional<String> clientId() {
            return Optional.empty();
        }

        @Override
        public Optional<String> clientSecret() {
            return Optional.empty();
        }

        @Override
        public URI oauthUrl() {
            return URI.create("https://login.mailchimp.com/oauth2");
        }

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
        public boolean webhooks() {
            return true;
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
