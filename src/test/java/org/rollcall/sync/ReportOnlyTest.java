package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** Where differences are only reported, statuses follow and nothing is written. */
@QuarkusTest
@TestProfile(ReportOnlyTest.Reporting.class)
@WithTestResource(TestDatabase.class)
class ReportOnlyTest {

    @Test
    void whatDiffersIsReportedAndLeftAsItIs() {
        var association = new Association("reported", MAILCHIMP);
        association.people(4);
        String group = association.synced();
        MAILCHIMP.edit(association.email("p1"), "Somebody", "Else");
        MAILCHIMP.person(association.email("p2"), "unsubscribe");
        MAILCHIMP.takeOffList(association.email("p3"), "reported");
        MAILCHIMP.calm();

        var found = ReconciliationTest.compare(association, group, true);

        assertThat(found)
                .isEqualTo(Map.of("p1", "CONTACT_OUTDATED", "p2", "CONTACT_UNSUBSCRIBED", "p3", "CONTACT_MISSING"));
        assertThat(association.standing(group, "2").state()).isEqualTo("UNSUBSCRIBED");
        assertThat(MAILCHIMP.writes()).isEmpty();
    }

    public static class Reporting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.reconciliation.report-only", "MAILCHIMP");
        }
    }
}
