package org.rollcall.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.account.Accounts.KEY;
import static org.rollcall.account.Accounts.account;
import static org.rollcall.account.Accounts.connect;
import static org.rollcall.account.Accounts.one;
import static org.rollcall.account.Accounts.sealed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.OwnApplication;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.MailchimpClient;

@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class ConnectProviderTest {

    private static final String WRONG = "ffffffffffffffffffffffffffffffff-us6";
    private static final String OTHER_AUDIENCE = "0badc0ffee";

    @BeforeEach
    void startConnected() {
        MailchimpClient.reset();
        Accounts.connectMailchimp();
    }

    @Test
    void aKeyThatWorksConnectsTheAccount() {
        Accounts.disconnect("MAILCHIMP");

        JsonPath connected = connect("MAILCHIMP", "  " + KEY + "\n", null);

        assertThat(connected.getList("userErrors")).isEmpty();
        assertThat(connected.getString("account.connectedBy")).isEqualTo("API_KEY");
        assertThat(connected.getBoolean("account.connected")).isTrue();
        assertThat(connected.getString("account.connectedAt")).isNotNull();
        assertThat(connected.getString("forgottenAccount")).isNull();
        assertThat(sealed("MAILCHIMP")).startsWith("v1.test.").doesNotContain("0123456789abcdef");
    }

    @Test
    void aWrongKeyIsRefusedInTheProvidersWordsAndNothingIsStored() {
        String before = sealed("MAILCHIMP");

        JsonPath refused = connect("MAILCHIMP", WRONG, null);

        assertThat(refused.getString("account")).isNull();
        assertThat(refused.getString("userErrors[0].__typename")).isEqualTo("ProviderUserError");
        assertThat(refused.getString("userErrors[0].code")).isEqualTo("PROVIDER");
        assertThat(refused.getString("userErrors[0].message")).contains("API Key Invalid");
        assertThat(refused.getList("userErrors[0].field")).isEqualTo(List.of("apiKey"));
        assertThat(refused.prettify()).doesNotContain(WRONG);
        assertThat(sealed("MAILCHIMP")).isEqualTo(before);
        assertThat(Accounts.test("MAILCHIMP").getString("message")).startsWith("Validated: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef-us6.evil.test",
                "0123456789abcdef0123456789abcdef-us6@evil.test"
            })
    void aTextThatIsNoKeyIsRefusedWithoutBeingRepeatedOrTried(String text) {
        MailchimpClient.control("reset", Map.of());

        JsonPath refused = connect("MAILCHIMP", text, null);

        assertThat(refused.getString("userErrors[0].code")).isEqualTo("INVALID");
        assertThat(refused.getList("userErrors[0].field")).isEqualTo(List.of("apiKey"));
        assertThat(refused.getString("userErrors[0].message"))
                .isEqualTo(
                        "That is not a Mailchimp API key: 32 hexadecimal digits, a hyphen and the data centre, such as"
                                + " us6.");
    }

    @Test
    void constantContactHasNoKeys() {
        JsonPath refused = connect("CONSTANT_CONTACT", KEY, null);

        assertThat(refused.getString("userErrors[0].code")).isEqualTo("INVALID");
        assertThat(refused.getString("userErrors[0].message")).contains("in a browser");
        assertThat(account("CONSTANT_CONTACT")).isNull();
    }

    @Test
    void ofSeveralAudiencesOneIsChosenAndTheFormerIsForgotten() {
        String former =
                String.valueOf(Objects.requireNonNull(account("MAILCHIMP")).get("id"));
        Accounts.run(
                "INSERT INTO sandbox.mailchimp_audience (id, web_id, name) VALUES ($1, 99, 'Donors')", OTHER_AUDIENCE);
        try {
            for (String audience : new String[] {null, "ffffffffff"}) {
                JsonPath refused = connect("MAILCHIMP", KEY, audience);
                assertThat(refused.getList("userErrors[0].field")).isEqualTo(List.of("audienceId"));
                assertThat(refused.getString("userErrors[0].message"))
                        .contains(OTHER_AUDIENCE + " (Donors)", MailchimpClient.LIST + " (");
            }

            JsonPath connected = connect("MAILCHIMP", KEY, OTHER_AUDIENCE);

            assertThat(connected.getList("userErrors")).isEmpty();
            assertThat(connected.getString("forgottenAccount")).isNotBlank();
            assertThat(connected.getString("account.id")).isNotEqualTo(former);
            assertThat(one("SELECT audience_id FROM provider_account WHERE provider = 'MAILCHIMP'")
                            .getString("audience_id"))
                    .isEqualTo(OTHER_AUDIENCE);
            assertThat(Accounts.test("MAILCHIMP").getString("message")).startsWith("Validated: ");
        } finally {
            connect("MAILCHIMP", KEY, MailchimpClient.LIST);
            Accounts.run("DELETE FROM sandbox.mailchimp_merge_field WHERE list_id = $1", OTHER_AUDIENCE);
            Accounts.run("DELETE FROM sandbox.mailchimp_audience WHERE id = $1", OTHER_AUDIENCE);
        }
    }

    @Test
    void aTestSaysWhatItFoundAndTheAccountShowsIt() {
        Accounts.settled();
        MailchimpClient.control(
                "faults", Map.of("provider", "mailchimp", "kind", "unauthorized", "match", "GET /3.0/", "count", 1));

        JsonPath failed = Accounts.test("MAILCHIMP");

        assertThat(failed.getString("message")).isNull();
        assertThat(failed.getString("account.health")).isEqualTo("UNAUTHORIZED");
        assertThat(failed.getString("userErrors[0].code")).isEqualTo("PROVIDER");
        assertThat(failed.getString("userErrors[0].provider")).isEqualTo("MAILCHIMP");
        assertThat(failed.getString("userErrors[0].message")).isEqualTo(failed.getString("account.healthMessage"));

        JsonPath works = Accounts.test("MAILCHIMP");

        assertThat(works.getString("message"))
                .isEqualTo("Validated: "
                        + Objects.requireNonNull(account("MAILCHIMP")).get("name"));
        assertThat(works.getString("account.health")).isEqualTo("HEALTHY");
        assertThat(works.getList("userErrors")).isEmpty();
    }

    @Test
    void whatIsNotConnectedCanBeNeitherTestedNorPausedNorDisconnected() {
        Accounts.disconnect("MAILCHIMP");

        JsonPath tested = Accounts.test("MAILCHIMP");
        JsonPath disconnected = Accounts.disconnect("MAILCHIMP");

        assertThat(tested.getString("userErrors[0].code")).isEqualTo("NOT_FOUND");
        assertThat(disconnected.getString("userErrors[0].code")).isEqualTo("NOT_FOUND");
        assertThat(account("MAILCHIMP")).isNull();
    }

    @Test
    void disconnectingForgetsTheCredentialsAndAnswersWithTheAccount() {
        JsonPath disconnected = Accounts.disconnect("MAILCHIMP");

        assertThat(disconnected.getList("userErrors")).isEmpty();
        assertThat(disconnected.getBoolean("account.connected")).isFalse();
        assertThat(disconnected.getString("account.connectedBy")).isNull();
        assertThat(Accounts.run("SELECT FROM provider_credential")).isEmpty();
        assertThat(Accounts.ask(
                                "query($id: ID!) { node(id: $id) { id } }",
                                Map.of("id", disconnected.getString("account.id")))
                        .getString("node"))
                .isNull();
    }

    @Test
    void keysAppearInNoAnswerAndNoLog() {
        try (LoggedText logged = LoggedText.open()) {
            String answers = connect("MAILCHIMP", KEY, null).prettify()
                    + connect("MAILCHIMP", WRONG, null).prettify()
                    + Accounts.test("MAILCHIMP").prettify()
                    + Accounts.disconnect("MAILCHIMP").prettify();

            assertThat(answers + logged.text()).doesNotContain(KEY, WRONG, "0123456789abcdef0123456789abcdef");
        }
    }
}
