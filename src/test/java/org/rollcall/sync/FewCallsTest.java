package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.group;
import static org.rollcall.sync.Association.settled;

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
        assertThat(Sandbox.writes()).hasSizeLessThanOrEqualTo(12);
        association.holds(group, "many");

        Sandbox.calm();
        var saved = Association.save(Association.changed(group, group("many", "many")));
        assertThat(saved.getString("outcome")).isEqualTo("UNCHANGED");
        settled(group);
        assertThat(Sandbox.writes()).isEmpty();

        Association.resync(group);
        assertThat(Sandbox.writes()).isEmpty();
        association.holds(group, "many");
    }

    @Test
    void aChangedNameIsOneWrite() {
        var association = new Association("renamed");
        association.people(3);
        String group = association.synced();
        Sandbox.calm();

        association.person("1", "Other", "Last1", association.email("p1"), "renamed");
        settled(group);

        assertThat(Sandbox.writes()).hasSize(1);
        association.holds(group, "renamed");
    }

    @Test
    void aChangedEmailThatNobodySharesIsOneWriteAndTheSameContact() {
        var association = new Association("moved");
        association.people(3);
        String group = association.synced();
        String before = Sandbox.contact("moved.test", association.email("p1")).contactId();
        Sandbox.calm();

        association.person("1", "First1", "Last1", association.email("elsewhere"), "moved");
        settled(group);

        assertThat(Sandbox.writes()).hasSize(1);
        assertThat(Sandbox.contact("moved.test", association.email("elsewhere")).contactId())
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
        Sandbox.calm();

        association.person("a", "Ann", "Abel", association.email("desk"), "gone");
        settled(group);

        assertThat(Sandbox.writes()).hasSize(1);
        assertThat(Sandbox.contact("handed.test", association.email("desk")).firstName())
                .isEqualTo("Bob");
        association.holds(group, "handed");
    }

    @Test
    void oneWhoLeavesIsArchivedByAtMostTwoWritesAndRestoredOnComingBack() {
        var association = new Association("left");
        association.people(3);
        String group = association.synced();
        Sandbox.calm();

        association.person("1", "First1", "Last1", association.email("p1"), "gone");
        settled(group);
        var archived = Sandbox.contact("left.test", association.email("p1"));
        assertThat(Sandbox.writes()).hasSizeBetween(1, 2);
        assertThat(archived.status()).isEqualTo("archived");
        association.holds(group, "left");

        association.person("1", "First1", "Last1", association.email("p1"), "left");
        settled(group);
        var restored = Sandbox.contact("left.test", association.email("p1"));
        assertThat(restored.subscribed()).isTrue();
        assertThat(restored.contactId()).isEqualTo(archived.contactId());
        association.holds(group, "left");
    }
}
