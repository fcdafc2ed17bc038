package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FewCallsTest {

    @Test
    void aGroupOf2500NewAddressesTakesAtMostTwelveWritesAndUnchangedNone() {
        var association = new Association("many");
        association.people(2_500);
        String group = association.synced();
        assertThat(MAILCHIMP.writes()).hasSizeLessThanOrEqualTo(12);
        association.holds(group, "many");

        MAILCHIMP.calm();
        var saved = Association.save(Association.changed(group, association.group("many", "many")));
        assertThat(saved.getString("outcome")).isEqualTo("UNCHANGED");
        settled(group);
        assertThat(MAILCHIMP.writes()).isEmpty();

        Association.resync(group);
        assertThat(MAILCHIMP.writes()).isEmpty();
        association.holds(group, "many");
    }

    @Test
    void aChangedNameIsOneWrite() {
        var association = new Association("renamed");
        association.people(3);
        String group = association.synced();
        MAILCHIMP.calm();

        association.person("1", "Other", "Last1", association.email("p1"), "renamed");
        settled(group);

        assertThat(MAILCHIMP.writes()).hasSize(1);
        association.holds(group, "renamed");
    }

    @Test
    void aChangedEmailThatNobodySharesIsOneWriteAndTheSameContact() {
        var association = new Association("moved");
        association.people(3);
        String group = association.synced();
        String before = MAILCHIMP.contact("moved.test", association.email("p1")).contactId();
        MAILCHIMP.calm();

        association.person("1", "First1", "Last1", association.email("elsewhere"), "moved");
        settled(group);

        assertThat(MAILCHIMP.writes()).hasSize(1);
        assertThat(MAILCHIMP
                        .contact("moved.test", association.email("elsewhere"))
                        .contactId())
                .isEqualTo(before);
        association.holds(group, "moved");
    }

    @Test
    void aWinnerWhoLeavesHandsTheContactOverByOneWrite() {
        var association = new Association("handed");
        association.person("a", "Ann", "Abel", association.email("desk"), "handed");
        association.person("b", "Bob", "Baker", association.email("desk"), "handed");
        String group = association.synced();
        assertThat(association.standing(group, "b").reason()).isEqualTo("HIGHER_PRIORITY_HAS_SAME_EMAIL");
        MAILCHIMP.calm();

        association.person("a", "Ann", "Abel", association.email("desk"), "gone");
        settled(group);

        assertThat(MAILCHIMP.writes()).hasSize(1);
        assertThat(MAILCHIMP.contact("handed.test", association.email("desk")).firstName())
                .isEqualTo("Bob");
        association.holds(group, "handed");
    }

    @Test
    void oneWhoLeavesIsArchivedByAtMostTwoWritesAndRestoredOnComingBack() {
        var association = new Association("left");
        association.people(3);
        String group = association.synced();
        MAILCHIMP.calm();

        association.person("1", "First1", "Last1", association.email("p1"), "gone");
        settled(group);
        var archived = MAILCHIMP.contact("left.test", association.email("p1"));
        assertThat(MAILCHIMP.writes()).hasSizeBetween(1, 2);
        assertThat(archived.status()).isEqualTo("archived");
        association.holds(group, "left");

        association.person("1", "First1", "Last1", association.email("p1"), "left");
        settled(group);
        var restored = MAILCHIMP.contact("left.test", association.email("p1"));
        assertThat(restored.subscribed()).isTrue();
        assertThat(restored.contactId()).isEqualTo(archived.contactId());
        association.holds(group, "left");
    }
}
