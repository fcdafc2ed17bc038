package org.rollcall.provider.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.provider.mailchimp.Account.FIELDS;
import static org.rollcall.provider.mailchimp.Account.OTHER_FIELDS;
import static org.rollcall.provider.mailchimp.Account.OWNER;
import static org.rollcall.provider.mailchimp.Account.calls;
import static org.rollcall.provider.mailchimp.Account.forgetCalls;
import static org.rollcall.provider.mailchimp.Account.held;
import static org.rollcall.provider.mailchimp.Account.plan;
import static org.rollcall.sandbox.MailchimpClient.fault;
import static org.rollcall.sandbox.MailchimpClient.person;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.TestDatabase;
import org.rollcall.plan.Contact.Origin;
import org.rollcall.plan.ContactChange;
import org.rollcall.provider.Effect;

/** Leavers are archived while they are subscribed, and brought back only while they are archived. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ArchiveTest extends AccountCase {

    @Test
    void aLeaverIsTakenOffTheListAndArchivedInTwoCalls() {
        var contact = account.member(ANN);

        var effects = account.push(account.leaves(contact));

        assertThat(effects).hasSize(2).contains(new Effect.TakenOff(ANN, account.list()));
        assertThat(calls())
                .containsExactly(
                        "POST …/segments/" + account.tag() + " 200 1",
                        "DELETE …/members/" + contact.contactId() + " 204 1");
        assertThat(held(ANN)).containsEntry("status", "archived").containsEntry("lists", List.of());
    }

    @Test
    void aLeaverWhoUnsubscribedUnnoticedIsNotArchived() {
        var contact = account.member(ANN);
        person(ANN, "unsubscribe");

        var effects = account.push(account.leaves(contact));

        assertThat(effects)
                .containsExactlyInAnyOrder(new Effect.TakenOff(ANN, account.list()), new Effect.ReadFirst(ANN));
        assertThat(held(ANN)).containsEntry("status", "unsubscribed").containsEntry("lists", List.of());
    }

    @Test
    void whoIsOnNoListIsLookedAtBeforeItIsArchived() {
        var subscribed = account.member(ANN);
        var unsubscribed = account.member(BOB);
        person(BOB, "unsubscribe");

        var effects = account.push(
                plan(new ContactChange.Archive(subscribed)), plan(new ContactChange.Archive(unsubscribed)));

        assertThat(effects).hasSize(2).contains(new Effect.ReadFirst(BOB));
        assertThat(held(ANN)).containsEntry("status", "archived");
        assertThat(held(BOB)).containsEntry("status", "unsubscribed");
    }

    @Test
    void whatCannotBeArchivedIsReadFirst() {
        var bounced = account.member(ANN);
        person(ANN, "bounce");

        var effects = account.push(plan(new ContactChange.Archive(bounced)));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
        assertThat(held(ANN)).containsEntry("status", "cleaned");
    }

    @Test
    void nobodyIsArchivedWhoseListCouldNotBeChanged() {
        var contact = account.member(ANN);
        fault("error-500", "POST /3.0/lists");

        account.push(account.leaves(contact));

        assertThat(held(ANN)).containsEntry("status", "subscribed").containsEntry("lists", List.of("Members"));
    }

    @Test
    void whatRollcallArchivedIsBroughtBackWithItsNewFieldsAndPutOnTheList() {
        account.push(account.leaves(account.member(ANN)));
        var archived = account.known(ANN, Origin.MADE, true);
        var restore = new ContactChange.Restore(archived, OWNER, OTHER_FIELDS);

        var effects = account.push(plan(restore, List.of(account.list()), List.of()));

        assertThat(effects).hasSize(2).contains(new Effect.PutOn(ANN, account.list()));
        assertThat(held(ANN))
                .containsEntry("status", "subscribed")
                .containsEntry("contactId", archived.contactId())
                .containsEntry("lists", List.of("Members"));
        assertThat(account.read(ANN).fields()).isEqualTo(OTHER_FIELDS);
    }

    @ParameterizedTest
    @CsvSource({"unsubscribe, unsubscribed", "bounce, cleaned", "subscribe, subscribed"})
    void whatIsNotArchivedAnyMoreIsReadFirstAndNotWritten(String action, String status) {
        account.push(account.leaves(account.member(ANN)));
        var archived = account.known(ANN, Origin.MADE, true);
        person(ANN, action);
        forgetCalls();

        var effects = account.push(plan(new ContactChange.Restore(archived, OWNER, OTHER_FIELDS)));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
        assertThat(calls()).containsExactly("GET …/members/" + archived.contactId() + " 200 1");
        assertThat(held(ANN)).containsEntry("status", status);
        assertThat(account.read(ANN).fields()).isEqualTo(FIELDS);
    }

    @Test
    void whatIsForgottenIsReadFirstAndNotMadeAgain() {
        account.push(account.leaves(account.member(ANN)));
        var archived = account.known(ANN, Origin.MADE, true);
        person(ANN, "forget");

        var effects = account.push(plan(new ContactChange.Restore(archived, OWNER, FIELDS)));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
        assertThat(held(ANN)).isNull();
    }
}
