package org.rollcall.provider.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.provider.mailchimp.Account.FIELDS;
import static org.rollcall.provider.mailchimp.Account.OTHER_FIELDS;
import static org.rollcall.provider.mailchimp.Account.OWNER;
import static org.rollcall.provider.mailchimp.Account.calls;
import static org.rollcall.provider.mailchimp.Account.forgetCalls;
import static org.rollcall.provider.mailchimp.Account.held;
import static org.rollcall.provider.mailchimp.Account.plan;
import static org.rollcall.sandbox.MailchimpClient.control;
import static org.rollcall.sandbox.MailchimpClient.person;
import static org.rollcall.sandbox.MailchimpClient.subscribe;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.plan.Contact.Origin;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Effect;

/** A known contact is changed as the contact that it is, and without a word about its status. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class KnownContactTest extends AccountCase {

    private static final String ANNA = "anna@members.test";

    @Test
    void anUpdateIsOneCallOfFieldsOnly() {
        var contact = account.member(ANN);
        person(ANN, "unsubscribe");

        var effects = account.push(plan(new ContactChange.Update(contact, OWNER, OTHER_FIELDS)));

        assertThat(effects).singleElement().isInstanceOf(Effect.Changed.class);
        assertThat(calls()).containsExactly("PATCH …/members/" + contact.contactId() + " 200 1");
        assertThat(account.read(ANN).fields()).isEqualTo(OTHER_FIELDS);
        assertThat(held(ANN)).containsEntry("status", "unsubscribed");
    }

    @Test
    void aHandOverIsOneCallOnTheSameContact() {
        var contact = account.member(ANN);

        account.push(plan(new ContactChange.HandOver(contact, new UUID(1, 2), OTHER_FIELDS)));

        assertThat(calls()).containsExactly("PATCH …/members/" + contact.contactId() + " 200 1");
        assertThat(held(ANN))
                .containsEntry("contactId", contact.contactId())
                .containsEntry("fields", Map.of("FNAME", "Bob", "LNAME", "Baker", "COMPANY", ""))
                .containsEntry("lists", List.of("Members"));
    }

    @Test
    void aHandOverToSomebodyOfTheSameNameIsNoCall() {
        var contact = account.member(ANN);
        var change = new ContactChange.HandOver(contact, new UUID(1, 2), FIELDS);

        var effects = account.push(plan(change));

        assertThat(effects).containsExactly(new Effect.Changed(change, contact.contactId(), null));
        assertThat(calls()).isEmpty();
    }

    @Test
    void anAdoptionWritesFieldsOnlyWhereTheyDiffer() {
        subscribe(ANN).statusCode(200);
        var before = account.known(ANN, Origin.FOREIGN, false);
        account.push(plan(new ContactChange.Adopt(before, OWNER, FIELDS)));
        var after = account.known(ANN, Origin.FOREIGN, false);
        forgetCalls();

        account.push(plan(new ContactChange.Adopt(after, OWNER, FIELDS)));

        assertThat(after.fields()).isEqualTo(FIELDS);
        assertThat(calls()).isEmpty();
    }

    @Test
    void aRenameKeepsTheContact() {
        var contact = account.member(ANN);

        var effects = account.push(plan(new ContactChange.Rename(ANNA, contact, OWNER, FIELDS)));

        assertThat(effects).singleElement().isInstanceOf(Effect.Changed.class);
        assertThat(calls()).containsExactly("PATCH …/members/" + contact.contactId() + " 200 1");
        assertThat(Account.contacts()).hasSize(1);
        assertThat(held(ANNA))
                .containsEntry("contactId", contact.contactId())
                .containsEntry("lists", List.of("Members"));
    }

    @Test
    void aRenameToAnAddressThatHasAContactWritesNothing() {
        var contact = account.member(ANN);
        subscribe(ANNA).statusCode(200);

        var effects = account.push(plan(new ContactChange.Rename(ANNA, contact, OWNER, FIELDS)));

        assertThat(effects).contains(new Effect.ReadFirst(ANNA));
        assertThat(held(ANN)).containsEntry("contactId", contact.contactId());
    }

    @Test
    void whenTheContactToRenameIsNoMoreBothAddressesAreReadFirst() {
        var contact = account.member(ANN);
        person(ANN, "forget");

        var effects = account.push(plan(new ContactChange.Rename(ANNA, contact, OWNER, FIELDS)));

        assertThat(effects).containsExactlyInAnyOrder(new Effect.ReadFirst(ANNA), new Effect.ReadFirst(ANN));
    }

    @Test
    void aRenameToAForgottenAddressIsRefused() {
        var contact = account.member(ANN);
        subscribe(ANNA).statusCode(200);
        person(ANNA, "forget");

        var effects = account.push(plan(new ContactChange.Rename(ANNA, contact, OWNER, FIELDS)));

        assertThat(effects).singleElement().isInstanceOfSatisfying(Effect.Refused.class, refused -> {
            assertThat(refused.address()).isEqualTo(ANNA);
            assertThat(refused.code()).isEqualTo(SyncErrorCode.CONTACT_FORGOTTEN);
        });
    }

    @Test
    void aContactWhoseAddressAPersonChangedIsFollowedNotRenamedBack() {
        var contact = account.member(ANN);
        var move = Map.of("provider", "mailchimp", "email", ANN, "action", "change-email", "newEmail", ANNA);
        control("people", move).statusCode(200);

        var effects = account.push(plan(new ContactChange.Update(contact, OWNER, OTHER_FIELDS)));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
        assertThat(held(ANN)).isNull();
        assertThat(held(ANNA)).containsEntry("contactId", contact.contactId());
    }

    @Test
    void aContactThatIsNoMoreIsReadFirst() {
        var contact = account.member(ANN);
        person(ANN, "forget");

        var effects = account.push(plan(new ContactChange.Update(contact, OWNER, OTHER_FIELDS)));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
    }
}
