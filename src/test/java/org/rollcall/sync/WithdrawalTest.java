package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.resyncRecords;
import static org.rollcall.sync.Association.save;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Association.until;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** People act at the provider while a run goes on, and were there before it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WithdrawalTest {

    @Test
    void nobodyIsSubscribedAgainWhoWithdrewInTheMiddleOfARun() {
        var association = new Association("withdrawn");
        association.people(1_500);
        MAILCHIMP.latency(300);
        String group = save(association.group("withdrawn", "withdrawn")).getString("group.id");
        until(() -> MAILCHIMP.contacts("withdrawn.test").size() >= 4);
        List<String> there =
                MAILCHIMP.contacts("withdrawn.test").keySet().stream().limit(4).toList();

        MAILCHIMP.person(there.get(0), "unsubscribe");
        MAILCHIMP.person(there.get(1), "bounce");
        MAILCHIMP.person(there.get(2), "archive");
        MAILCHIMP.person(there.get(3), "forget");
        MAILCHIMP.latency(0);
        settled(group);
        resyncRecords(there.stream()
                .map(email -> association.standing(group, number(email)).id())
                .toList());
        settled(group);

        assertThat(association.standing(group, number(there.get(0))).state()).isEqualTo("UNSUBSCRIBED");
        assertThat(association.standing(group, number(there.get(1))).code()).isEqualTo("BOUNCED");
        assertThat(association.standing(group, number(there.get(2))).code()).isEqualTo("ARCHIVED_BY_PERSON");
        assertThat(association.standing(group, number(there.get(3))).code()).isEqualTo("CONTACT_FORGOTTEN");
        association.holds(group, "withdrawn");
    }

    @Test
    void aContactThatWasThereBeforeIsAdoptedAndStaysSubscribedWhenItsMemberLeaves() {
        var association = new Association("adopted");
        MAILCHIMP.person(association.email("p1"), "subscribe");
        String before =
                MAILCHIMP.contact("adopted.test", association.email("p1")).contactId();
        association.people(3);

        String group = association.synced();
        var adopted = MAILCHIMP.contact("adopted.test", association.email("p1"));
        assertThat(adopted.contactId()).isEqualTo(before);
        association.holds(group, "adopted");

        association.person("1", "First1", "Last1", association.email("p1"), "gone");
        settled(group);
        var left = MAILCHIMP.contact("adopted.test", association.email("p1"));
        assertThat(left.subscribed()).isTrue();
        assertThat(left.lists()).isEmpty();
        association.holds(group, "adopted");
    }

    /** The harness gives member n the address pn. */
    private static String number(String email) {
        return email.substring(1, email.indexOf('@'));
    }
}
