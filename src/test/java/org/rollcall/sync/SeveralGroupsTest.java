package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.save;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SeveralGroupsTest {

    @Test
    void leavingOneOfTwoGroupsTakesOnlyItsTagAway() {
        var association = new Association("both");
        association.person("a", "Ann", "Abel", association.email("ann"), "both;both-two");
        String one = association.synced();
        String two = save(association.group("both-two", "both-two")).getString("group.id");
        settled(two);
        assertThat(MAILCHIMP.contact("both.test", association.email("ann")).lists())
                .containsExactlyInAnyOrder("both", "both-two");

        association.person("a", "Ann", "Abel", association.email("ann"), "both");
        settled(two);

        var contact = MAILCHIMP.contact("both.test", association.email("ann"));
        assertThat(contact.subscribed()).isTrue();
        assertThat(contact.lists()).containsExactly("both");
        association.holds(one, "both");
        association.holds(two, "both-two");
    }

    @Test
    void anAddressSharedOverTwoGroupsCarriesTheFirstOfTheirMainMembers() {
        var association = new Association("owner");
        association.person("z", "Zoe", "Zimmer", association.email("desk"), "owner");
        association.person("a", "Ann", "Abel", association.email("desk"), "owner-two");
        String one = association.synced();
        assertThat(MAILCHIMP.contact("owner.test", association.email("desk")).firstName())
                .isEqualTo("Zoe");

        String two = save(association.group("owner-two", "owner-two")).getString("group.id");
        settled(two);

        assertThat(MAILCHIMP.contact("owner.test", association.email("desk")).firstName())
                .isEqualTo("Ann");
        assertThat(association.standing(one, "z").state()).isEqualTo("SYNCED");
        assertThat(association.standing(two, "a").state()).isEqualTo("SYNCED");
    }

    @Test
    void recordsThatCannotBeSentAgainAreRefusedEachForItsReasonAndOthersAreSent() {
        var association = new Association("asked");
        association.person("a", "Ann", "Abel", association.email("ann"), "asked");
        association.person("n", "Nil", "Nobody", "", "asked");
        String group = association.synced();

        var answer = Association.resyncRecords(List.of(
                association.standing(group, "n").id(),
                "nonsense",
                association.standing(group, "a").id()));

        assertThat(answer.getList("userErrors.code")).isEqualTo(List.of("NOT_SYNCABLE", "NOT_FOUND"));
        assertThat(answer.getList("userErrors.field"))
                .isEqualTo(List.of(List.of("recordIds", "0"), List.of("recordIds", "1")));
        assertThat(answer.getString("userErrors[0].reason")).isEqualTo("NO_EMAIL_ADDRESS");
        assertThat(answer.getList("records.email")).isEqualTo(List.of(association.email("ann")));
        settled(group);
        association.holds(group, "asked");
    }
}
