package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class TroubleTest {

    @Test
    void oneBadRowAmong500FailsAloneAndIsSentWhenAskedForAgain() {
        var association = new Association("badrow");
        association.people(500);
        MAILCHIMP.badRow(association.email("p77"));

        String group = association.synced();

        assertThat(association.label(group)).isEqualTo("499 emails synced, 1 failed");
        var failed = association.standing(group, "77");
        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.words()).isNotBlank();
        association.holds(group, "badrow");

        MAILCHIMP.calm();
        Association.resyncRecords(List.of(failed.id()));
        settled(group);
        assertThat(association.standing(group, "77").state()).isEqualTo("SYNCED");
        association.holds(group, "badrow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle-429",
                "throttle-403",
                "error-500",
                "html-502",
                "truncated",
                "reset-before",
                "reset-after-apply"
            })
    void troubleDelaysAndLosesNothing(String fault) {
        var association = new Association("trouble-" + fault);
        association.people(1_200);
        MAILCHIMP.fault(fault, 2);

        String group = association.synced();

        assertThat(association.sync(group).get("label")).isEqualTo("1200 emails synced");
        assertThat(MAILCHIMP.contacts(association.domain).values())
                .hasSize(1_200)
                .allSatisfy(contact -> assertThat(contact.created()).isEqualTo(1));
        assertThat(association.health()).isEqualTo("HEALTHY");
        association.holds(group, association.name);
    }
}
