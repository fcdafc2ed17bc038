package org.rollcall.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Berlin;
import org.rollcall.TestDatabase;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.schedule.Times;

@QuarkusTest
@TestProfile(Berlin.class)
@WithTestResource(TestDatabase.class)
class DailyDigestTest {

    @Inject
    Given given;

    @Inject
    BusinessClock clock;

    @Inject
    DailyDigestJob job;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    @BeforeEach
    void startAtNoon() {
        given.peace();
        Times.set(clock, "2026-12-01T12:00:00");
    }

    @AfterEach
    void leaveNothing() {
        given.peace();
        given.disconnected();
        clock.moveTo(Duration.ZERO);
    }

    private String run() {
        return job.run().await().indefinitely();
    }

    @Test
    void itTellsWhatFailedAndWhatWaitsWithALinkEach() {
        given.calculationFailed(given.group("Board", "board"), "The members could not be calculated.");
        UUID choir = given.group("Choir", "choir");
        given.ran(choir, "SUCCEEDED", "");
        given.ran(choir, "FAILED", "The provider answered 500.");
        given.held(given.group("Donors", "donors"), "It would remove 120 of 200 contacts.");
        UUID everybody = given.group("Everybody", "everybody");
        given.recordFailed(everybody, "a@association.test", "BOUNCED");
        given.recordFailed(everybody, "b@association.test", "BOUNCED");
        given.recordFailed(everybody, "c@association.test", "INVALID_EMAIL");
        given.health("UNAUTHORIZED", "The credentials were refused; connect again.");

        try (Mailbox mailbox = new Mailbox(port)) {
            assertThat(run()).isEqualTo("Sent, with entries: 5.");

            Mailbox.Letter letter = mailbox.only();
            assertThat(letter.subject()).isEqualTo("Rollcall, 2026-12-01: 5 things to look at");
            assertThat(letter.to()).containsExactly("office@association.test");
            assertThat(letter.text().replace("\r\n", "\n").strip()).isEqualTo("""
                    Rollcall, 2026-12-01: 5 things to look at

                    Connections that are broken

                    - Constant Contact
                      The credentials were refused; connect again.
                      https://rollcall.association.test/console/accounts

                    Groups that could not be calculated

                    - Board
                      The members could not be calculated.
                      https://rollcall.association.test/console/groups/board

                    Groups whose sync failed

                    - Choir (Constant Contact)
                      The provider answered 500.
                      https://rollcall.association.test/console/groups/choir

                    Plans that wait for you

                    - Donors (Constant Contact)
                      It would remove 120 of 200 contacts.
                      https://rollcall.association.test/console/groups/donors

                    Groups with records that failed

                    - Everybody (Constant Contact)
                      Failed records: 3 (2 bounced, 1 invalid email)
                      https://rollcall.association.test/console/groups/everybody""");
            assertThat(letter.html())
                    .contains("<a href=\"https://rollcall.association.test/console/groups/everybody\">Everybody</a>")
                    .contains("Failed records: 3 (2 bounced, 1 invalid email)");
        }
    }

    @Test
    void namesWithHostileCharactersAreHarmless() {
        UUID group = given.group("Board\r\nBcc: thief@evil.test\u202e <script>alert(1)</script> \"&", "board");
        given.calculationFailed(group, "</li><img src=x onerror=alert(1)>\n\nhttps://evil.test");

        try (Mailbox mailbox = new Mailbox(port)) {
            run();

            Mailbox.Letter letter = mailbox.only();
            assertThat(letter.subject()).isEqualTo("Rollcall, 2026-12-01: 1 thing to look at");
            assertThat(letter.to()).containsExactly("office@association.test");
            assertThat(letter.headers()).noneMatch(header -> header.contains("evil.test"));
            assertThat(letter.html())
                    .contains("Board Bcc: thief@evil.test &lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;")
                    .doesNotContain("<script", "<img", "\u202e");
            assertThat(letter.text().lines()).contains("- Board Bcc: thief@evil.test <script>alert(1)</script> \"&");
            assertThat(letter.text()).doesNotContain("\u202e");
        }
    }

    @Test
    void whenThereIsNothingToTellNothingIsSent() {
        given.ran(given.group("Choir", "choir"), "SUCCEEDED", "");

        try (Mailbox mailbox = new Mailbox(port)) {
            assertThat(run()).isEqualTo("Not sent. There is nothing to tell.");

            assertThat(mailbox.letters()).isEmpty();
        }
    }

    @Test
    void whatIsOverOrMeantIsNotTold() {
        UUID choir = given.group("Choir", "choir");
        given.ran(choir, "FAILED", "The provider answered 500.");
        given.ran(choir, "SUCCEEDED", "");
        given.recordFailed(given.group("Gone", "gone"), "a@association.test", "BOUNCED");
        given.run("UPDATE member_group SET deleted_at = now() WHERE slug = 'gone'");
        given.health("DEGRADED", "Slow.");
        assertThat(run()).isEqualTo("Not sent. There is nothing to tell.");

        given.run("DELETE FROM daily_digest");
        given.ran(choir, "FAILED", "The provider answered 500.");
        given.health("UNAUTHORIZED", "Refused.");
        given.disconnected();

        assertThat(run()).isEqualTo("Not sent. There is nothing to tell.");
    }

    @Test
    void aDayHasOneDigestHoweverOftenTheJobRuns() {
        given.calculationFailed(given.group("Board", "board"), "It rains.");

        try (Mailbox mailbox = new Mailbox(port)) {
            run();
            assertThat(run()).isEqualTo("Today's has been sent.");
            Times.set(clock, "2026-12-02T08:29:00");
            assertThat(run()).isEqualTo("Today's goes out at 08:30.");
            assertThat(mailbox.letters()).hasSize(1);
            Times.set(clock, "2026-12-02T08:30:01");
            run();

            assertThat(mailbox.letters())
                    .extracting(Mailbox.Letter::subject)
                    .containsExactly(
                            "Rollcall, 2026-12-01: 1 thing to look at", "Rollcall, 2026-12-02: 1 thing to look at");
        }
    }

    @Test
    void aMailServerThatRefusesIsAskedAgain() {
        given.calculationFailed(given.group("Board", "board"), "It rains.");

        assertThatThrownBy(this::run).hasMessageStartingWith("The mail server did not take it: ");

        assertThat(Digest.newest().getString("notSentReason")).startsWith("The mail server did not take it: ");
        assertThat(Digest.newest().getString("sentAt")).isNull();
        try (Mailbox mailbox = new Mailbox(port)) {
            assertThat(run()).isEqualTo("Sent, with entries: 1.");
            assertThat(mailbox.letters()).hasSize(1);
            assertThat(Digest.newest().getString("notSentReason")).isNull();
            assertThat(Digest.newest().getString("sentAt")).isNotNull();
        }
    }

    @Test
    void aSendingThatAKillInterruptedIsMarkedAndNotRepeated() {
        given.calculationFailed(given.group("Board", "board"), "It rains.");
        given.run("INSERT INTO daily_digest (day, state, recipients) VALUES ('2026-12-01', 'SENDING', '{}')");

        try (Mailbox mailbox = new Mailbox(port)) {
            assertThatThrownBy(this::run).hasMessage("It is being sent by somebody else.");
            given.run("UPDATE daily_digest SET sending_since = now() - interval '3 minutes'");
            assertThat(run()).contains("may have gone out");

            assertThat(mailbox.letters()).isEmpty();
            assertThat(Digest.newest().getString("notSentReason")).contains("may have gone out");
        }
    }
}
