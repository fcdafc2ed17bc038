package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
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
class NewDayTest {

    @Inject
    Pool pool;

    @Inject
    BusinessClock clock;

    @Inject
    NewDay newDay;

    @BeforeEach
    void aMembershipThatEndsWithTheYear() {
        leaveNothing();
        sql("INSERT INTO member (external_id, kind, last_name, membership_expires, tags)"
                + " VALUES ('new-day', 'PERSON', 'Day', '2026-12-31', '{new-day}')");
        sql("INSERT INTO member_group (slug, name, membership_statuses, tags) VALUES"
                + " ('current', 'Current', '{CURRENT}', '{new-day}'), ('grace', 'Grace', '{GRACE_PERIOD}', '{new-day}'),"
                + " ('tagged', 'Tagged', '{}', '{new-day}')");
        sql("UPDATE calendar_day SET handled = '2026-12-30'");
    }

    @AfterEach
    void leaveNothing() {
        clock.moveTo(Duration.ZERO);
        sql("DELETE FROM work");
        sql("DELETE FROM member_group");
        sql("DELETE FROM member WHERE external_id = 'new-day'");
    }

    /** Runs the job at this moment; the groups that are to be calculated for it. */
    private List<String> at(String moment) {
        Times.set(clock, moment);
        newDay.run().await().indefinitely();
        List<String> groups = pool
                .query("SELECT g.slug FROM work w JOIN member_group g ON g.id = w.subject_id ORDER BY g.slug")
                .execute()
                .await()
                .indefinitely()
                .stream()
                .map(row -> row.getString("slug"))
                .toList();
        sql("DELETE FROM work");
        return groups;
    }

    @Test
    void theDayBeginsAtMidnightInTheAssociationsZone() {
        assertThat(at("2026-12-31T23:59:50")).isEmpty();
        assertThat(at("2027-01-01T00:00:00")).containsExactly("current", "grace");
        assertThat(at("2027-01-01T12:00:00")).isEmpty();
    }

    @Test
    void whoSleptOverMidnightsHandlesEveryDayInBetween() {
        // In and out of the grace again: somebody may have had the group calculated meanwhile.
        assertThat(at("2027-02-10T12:00:00")).containsExactly("current", "grace");
    }

    @Test
    void aClockThatIsPutBackPutsItsGroupsBack() {
        at("2027-01-01T12:00:00");

        assertThat(at("2026-12-20T12:00:00")).containsExactly("current", "grace");
        assertThat(at("2026-12-20T12:00:00")).isEmpty();
        assertThat(at("2027-01-01T12:00:00")).containsExactly("current", "grace");
    }

    @Test
    void beforeAnyDayWasHandledAllGroupsThatGoByDatesAreCalculated() {
        sql("UPDATE calendar_day SET handled = NULL");

        assertThat(at("2026-12-15T12:00:00")).containsExactly("current", "grace");
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
