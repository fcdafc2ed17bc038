package org.rollcall.provider.mailchimp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MailchimpNoticesTest {

    /** Worked out by another tool: {@code printf '1700000000.type=profile&data%%5Bemail%%5D=a%%40b.test' | openssl dgst -sha256 -hmac secret}. */
    private static final String HMAC = "0ff1d6d7a9418adfcfa4e1bf454d60f1bb1993d8c5f62dd6f64d355a1cb64797";

    private static final byte[] BODY = "type=profile&data%5Bemail%5D=a%40b.test".getBytes(UTF_8);
    private static final Instant SIGNED = Instant.ofEpochSecond(1_700_000_000);

    private final MailchimpNotices notices = new MailchimpNotices();

    private boolean genuine(String signature, Instant now) {
        return notices.isGenuine(signature, BODY, "secret", now);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "300, true", "-300, true", "301, false", "-301, false"})
    void aSignatureCountsForFiveMinutes(int seconds, boolean counts) {
        assertThat(genuine("t=1700000000,v1=" + HMAC, SIGNED.plusSeconds(seconds)))
                .isEqualTo(counts);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "t=1700000000",
                "v1=@@",
                "t=1700000001,v1=@@",
                "t=1700000000,v1=00@@",
                "t=1700000000,v1=0000000000000000000000000000000000000000000000000000000000000000",
                "t=99999999999999999999,v1=@@",
                "t=-1,v1=@@",
                "nonsense"
            })
    void anythingElseIsNoSignature(String signature) {
        assertThat(genuine(signature == null ? "" : signature.replace("@@", HMAC), SIGNED))
                .isFalse();
        assertThat(notices.isGenuine(null, BODY, "secret", SIGNED)).isFalse();
    }

    @Test
    void anotherBodyOrAnotherSecretIsNotSigned() {
        String signature = "t=1700000000,v1=" + HMAC;

        assertThat(notices.isGenuine(signature, "type=profile".getBytes(UTF_8), "secret", SIGNED))
                .isFalse();
        assertThat(notices.isGenuine(signature, BODY, "another", SIGNED)).isFalse();
    }

    @Test
    void theAddressesOfAContactAreFoundInLowerCase() {
        assertThat(notices.addresses(
                        "type=unsubscribe&data%5Bemail%5D=Ann%2Bnews%40B.test&data%5Bmerges%5D%5BEMAIL%5D=x%40y.z"))
                .containsExactly("ann+news@b.test");
        assertThat(notices.addresses("type=upemail&data[old_email]=a%40b.test&data[new_email]=c%40b.test"))
                .containsExactly("a@b.test", "c@b.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "&&&", "type=campaign&data[id]=1", "data[email]", "data[email]=%zz", "data[email]=none", "{}"
            })
    void whatIsAboutNoContactHasNoAddress(String body) {
        assertThat(notices.addresses(body)).isEmpty();
    }
}
