package org.rollcall.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.Berlin;
import org.rollcall.TestDatabase;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.schedule.Times;

@QuarkusTest
@TestProfile(Berlin.class)
@WithTestResource(TestDatabase.class)
class DigestApiTest {

    private static final String TODAY = "2026-12-01";

    @Inject
    Given given;

    @Inject
    BusinessClock clock;

    @Inject
    DailyDigestJob job;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    @BeforeEach
    void startInTheMorning() {
        given.peace();
        Times.set(clock, TODAY + "T07:00:00");
    }

    @AfterEach
    void leaveNothing() {
        given.peace();
        given.disconnected();
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void todaysIsShownAsItWouldGoOut() {
        given.held(given.group("Donors", "donors"), "It would remove 120 of 200 contacts.");

        JsonPath digest = Digest.newest();

        assertThat(digest.getString("date")).isEqualTo(TODAY);
        assertThat(digest.getString("sentAt")).isNull();
        assertThat(digest.getString("notSentReason")).isNull();
        assertThat(digest.getList("recipients")).containsExactly("office@association.test");
        assertThat(digest.getString("entries[0].kind")).isEqualTo("PLAN_HELD");
        assertThat(digest.getString("entries[0].provider")).isEqualTo("CONSTANT_CONTACT");
        assertThat(digest.getString("entries[0].group.slug")).isEqualTo("donors");
        assertThat(digest.getString("html")).contains("It would remove 120 of 200 contacts.");
        assertThat(Digest.node(digest.getString("id")).getString("date")).isEqualTo(TODAY);
    }

    @Test
    void withNothingToTellItSaysSo() {
        assertThat(Digest.newest().getString("notSentReason")).isEqualTo("There is nothing to tell.");
        assertThat(Digest.send(Map.of("date", TODAY)).getString("userErrors[0].message"))
                .isEqualTo("There is nothing to tell.");
    }

    @Test
    void whatWasSentIsKeptAsItWas() {
        given.calculationFailed(given.group("Board", "board"), "It rains.");
        try (Mailbox mailbox = new Mailbox(port)) {
            Times.set(clock, TODAY + "T09:00:00");
            job.run().await().indefinitely();
            assertThat(mailbox.letters()).hasSize(1);
        }
        given.run("DELETE FROM group_list");
        given.run("DELETE FROM member_group");
        Times.set(clock, "2026-12-02T07:00:00");

        assertThat(Digest.days()).containsExactly("2026-12-02", TODAY);
        given.run("DELETE FROM daily_digest WHERE day > '2026-12-01'");
        Times.set(clock, TODAY + "T23:00:00");
        JsonPath kept = Digest.newest();
        assertThat(kept.getString("entries[0].message")).isEqualTo("It rains.");
        assertThat(kept.<Object>get("entries[0].group")).isNull();
        assertThat(kept.getString("html")).contains(">Board</a>");
    }

    @Test
    void aCopyGoesToOthersAndLeavesTheDigestToItsTime() {
        given.calculationFailed(given.group("Board", "board"), "It rains.");

        try (Mailbox mailbox = new Mailbox(port)) {
            JsonPath sent = Digest.send(Map.of("date", TODAY, "recipients", List.of("me@association.test")));

            assertThat(sent.getList("userErrors")).isEmpty();
            assertThat(sent.getString("digest.sentAt")).isNull();
            assertThat(mailbox.only().to()).containsExactly("me@association.test");
            Times.set(clock, TODAY + "T09:00:00");
            job.run().await().indefinitely();
            assertThat(mailbox.letters()).hasSize(2);
        }
    }

    @Test
    void whatAPersonSentToItsRecipientsDoesNotGoOutByItselfOnceMore() {
        given.calculationFailed(given.group("Board", "board"), "It rains.");

        try (Mailbox mailbox = new Mailbox(port)) {
            assertThat(Digest.send(Map.of("date", TODAY)).getString("digest.sentAt"))
                    .isNotNull();
            Times.set(clock, TODAY + "T09:00:00");
            job.run().await().indefinitely();
            assertThat(mailbox.letters()).hasSize(1);

            assertThat(Digest.send(Map.of("date", TODAY)).getList("userErrors")).isEmpty();
            assertThat(mailbox.letters()).hasSize(2);
        }
    }

    @Test
    void whatHappensLaterOnADayThatHadNothingToTellCanBeSentByHand() {
        Times.set(clock, TODAY + "T09:00:00");
        job.run().await().indefinitely();
        given.calculationFailed(given.group("Board", "board"), "It rains.");

        try (Mailbox mailbox = new Mailbox(port)) {
            assertThat(Digest.send(Map.of("date", TODAY)).getString("digest.entries[0].message"))
                    .isEqualTo("It rains.");

            assertThat(mailbox.letters()).hasSize(1);
        }
    }

    @Test
    void aMailServerThatCannotBeReachedIsSaid() {
        given.calculationFailed(given.group("Board", "board"), "It rains.");

        assertThat(Digest.send(Map.of("date", TODAY)).getString("userErrors[0].code"))
                .isEqualTo("MAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b.test\r\nBcc: c@d.test", "a@b.test, c@d.test", "<a@b.test>", ""})
    void whatIsNoAddressGetsNothing(String recipient) {
        JsonPath refused = Digest.send(Map.of("date", TODAY, "recipients", List.of(recipient)));

        assertThat(refused.getString("userErrors[0].code")).isEqualTo("INVALID");
        assertThat(refused.getList("userErrors[0].field")).containsExactly("recipients");
    }

    @Test
    void aDayWithoutADigestHasNoneToSend() {
        assertThat(Digest.send(Map.of("date", "2026-11-01")).getString("userErrors[0].code"))
                .isEqualTo("NOT_FOUND");
    }
}
