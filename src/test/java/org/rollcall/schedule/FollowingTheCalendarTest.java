package org.rollcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Berlin;
import org.rollcall.TestDatabase;
import org.rollcall.calendar.BusinessClock;

/** The real jobs on two replicas, hour by hour over the days on which calendars are hard. */
@QuarkusTest
@TestProfile(Berlin.class)
@WithTestResource(TestDatabase.class)
class FollowingTheCalendarTest {

    @Inject
    Pool pool;

    @Inject
    BusinessClock clock;

    @Inject
    ScheduleConfig config;

    @Inject
    JobStore store;

    @Inject
    @All
    List<Job> jobs;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private final UUID group = UUID.randomUUID();
    private final List<LocalDate> requestedOn = new ArrayList<>();

    @BeforeEach
    void startAnew() {
        sql("DELETE FROM scheduled_job");
        sql("DELETE FROM daily_digest");
        sql("DELETE FROM work");
        sql("DELETE FROM member_group");
        sql("DELETE FROM member WHERE external_id LIKE 'calendar-%'");
    }

    @AfterEach
    void leaveNothing() {
        clock.moveTo(Duration.ZERO);
        startAnew();
    }

    @Test
    void groupsFollowTheCalendarAndThereIsOneDigestADay() throws Exception {
        Times.set(clock, "2027-10-29T12:00:00");
        sql("UPDATE calendar_day SET handled = '2027-10-29'");
        for (String lastDay : List.of("2027-10-30", "2027-10-31", "2028-02-28", "2028-02-29", "2028-03-25")) {
            sql("INSERT INTO member (external_id, kind, last_name, membership_expires, tags) VALUES ('calendar-"
                    + lastDay + "', 'PERSON', 'Day', '" + lastDay + "', '{calendar}')");
        }
        pool.preparedQuery("""
                INSERT INTO member_group (id, slug, name, membership_statuses, tags, calculation_state, calculation_failure)
                VALUES ($1, 'calendar-current', 'Current', '{CURRENT}', '{calendar}', 'FAILED', 'Something to tell')
                """).execute(Tuple.of(group)).await().indefinitely();
        List<Scheduler> replicas = Stream.generate(() -> new Scheduler(config, clock, store, jobs))
                .limit(2)
                .toList();
        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        mail.start();

        List<String> subjects = new ArrayList<>();
        try {
            follow(replicas, "2027-10-29T12:00:00", "2027-11-02T12:00:00");
            follow(replicas, "2028-02-27T12:00:00", "2028-03-02T12:00:00");
            follow(replicas, "2028-03-24T12:00:00", "2028-03-28T12:00:00");
            for (MimeMessage message : mail.getReceivedMessages()) {
                subjects.add(message.getSubject());
            }
        } finally {
            mail.stop();
        }

        assertThat(requestedOn)
                .extracting(LocalDate::toString)
                .containsExactly("2027-10-31", "2027-11-01", "2028-02-29", "2028-03-01", "2028-03-26");
        assertThat(subjects)
                .extracting(subject -> subject.substring("Rollcall, ".length(), "Rollcall, 2027-10-30".length()))
                .containsExactly(
                        "2027-10-30",
                        "2027-10-31",
                        "2027-11-01",
                        "2027-11-02",
                        "2028-02-27",
                        "2028-02-28",
                        "2028-02-29",
                        "2028-03-01",
                        "2028-03-02",
                        "2028-03-24",
                        "2028-03-25",
                        "2028-03-26",
                        "2028-03-27",
                        "2028-03-28");
    }

    private void follow(List<Scheduler> replicas, String from, String to) {
        Instant end = LocalDateTime.parse(to).atZone(clock.zone()).toInstant();
        for (Instant hour = LocalDateTime.parse(from).atZone(clock.zone()).toInstant();
                !hour.isAfter(end);
                hour = hour.plus(Duration.ofHours(1))) {
            Times.set(clock, hour);
            int before = requests();
            replicas.forEach(replica -> replica.enter().await().indefinitely());
            boolean ran;
            do {
                ran = replicas.stream()
                        .map(replica -> replica.runNext().await().indefinitely())
                        .reduce(false, Boolean::logicalOr);
            } while (ran);
            if (requests() > before) {
                requestedOn.add(clock.today());
            }
        }
    }

    private int requests() {
        return pool.preparedQuery("SELECT coalesce(sum(generation), 0)::int FROM work WHERE subject_id = $1")
                .execute(Tuple.of(group))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
