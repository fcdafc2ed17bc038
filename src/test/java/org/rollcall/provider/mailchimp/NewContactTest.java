package org.rollcall.provider.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.provider.mailchimp.Account.calls;
import static org.rollcall.provider.mailchimp.Account.creates;
import static org.rollcall.provider.mailchimp.Account.held;
import static org.rollcall.sandbox.MailchimpClient.control;
import static org.rollcall.sandbox.MailchimpClient.person;
import static org.rollcall.sandbox.MailchimpClient.post;
import static org.rollcall.sandbox.MailchimpClient.subscribe;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Effect;

/** Contacts are made in bulk, and existing ones left alone. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class NewContactTest extends AccountCase {

    @Test
    void twelveHundredContactsAreMadeInThreeCalls() {
        var effects = account.push(creates(1_200));

        assertThat(effects).hasSize(1_200).allMatch(Effect.Changed.class::isInstance);
        assertThat(calls()).containsExactlyInAnyOrder("POST … 200 500", "POST … 200 500", "POST … 200 200");
        assertThat(Account.contacts())
                .hasSize(1_200)
                .allSatisfy(contact -> assertThat(contact).containsEntry("status", "subscribed"));
    }

    @Test
    void aNewContactCarriesItsFieldsAndIsKnownByItsLastingId() {
        var effects = account.push(Account.create(ANN));

        var changed = (Effect.Changed) effects.get(0);
        assertThat(held(ANN))
                .containsEntry("contactId", changed.contactId())
                .containsEntry("fields", Map.of("FNAME", "Ann", "LNAME", "Archer", "COMPANY", "Acme"));
        assertThat(account.read(ANN).fields()).isEqualTo(Account.FIELDS);
    }

    @Test
    void aContactThatSomebodyElseMadeIsLeftAloneAndReadFirst() {
        subscribe(ANN).statusCode(200);
        person(ANN, "unsubscribe");

        var effects = account.push(Account.create(ANN), Account.create("new@members.test"));

        assertThat(effects).contains(new Effect.ReadFirst(ANN)).hasSize(2);
        assertThat(held(ANN)).containsEntry("status", "unsubscribed").containsEntry("lastWriter", "person");
        assertThat(held("new@members.test")).containsEntry("status", "subscribed");
    }

    @Test
    void anAddressThatBecameAContactMeanwhileIsPutOnNoListYet() {
        subscribe(ANN).statusCode(200);
        var plan = Account.plan(
                new ContactChange.Create(ANN, Account.OWNER, Account.FIELDS), List.of(account.list()), List.of());

        var effects = account.push(plan);

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
        assertThat(held(ANN)).containsEntry("lists", List.of());
    }

    @Test
    void oneBadRowOfFiveHundredIsRefusedInTheProvidersWordsAndTheOthersAreMade() {
        control("faults", Map.of("provider", "mailchimp", "kind", "bad-row", "email", "m123@rows.test"))
                .statusCode(200);

        var effects = account.push(creates(500));

        assertThat(effects).filteredOn(Effect.Changed.class::isInstance).hasSize(499);
        assertThat(effects)
                .filteredOn(Effect.Refused.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Effect.Refused.class, refused -> {
                    assertThat(refused.address()).isEqualTo("m123@rows.test");
                    assertThat(refused.code()).isEqualTo(SyncErrorCode.INVALID_EMAIL);
                    assertThat(refused.words()).startsWith("members.item:123.email_address: ");
                });
        assertThat(Account.contacts()).hasSize(499);
        assertThat(calls()).hasSize(2);
    }

    @Test
    void anAddressThatLooksFakeIsRefusedAlone() {
        var effects = account.push(Account.create("ann@example.com"), Account.create(ANN));

        assertThat(effects)
                .contains(new Effect.Refused(
                        "ann@example.com",
                        SyncErrorCode.INVALID_EMAIL,
                        "ann@example.com looks fake or invalid, please enter a real email address."));
        assertThat(held(ANN)).containsEntry("status", "subscribed");
    }

    @Test
    void aForgottenAddressIsRefusedForGood() {
        subscribe(ANN).statusCode(200);
        person(ANN, "forget");

        var effects = account.push(Account.create(ANN));

        assertThat(effects).singleElement().isInstanceOfSatisfying(Effect.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(SyncErrorCode.CONTACT_FORGOTTEN);
            assertThat(refused.words()).contains("was permanently deleted");
        });
        assertThat(held(ANN)).isNull();
    }

    @Test
    void aContactThatIsRefusedIsPutOnNoList() {
        var plan = Account.plan(
                new ContactChange.Create("ann@example.com", Account.OWNER, Account.FIELDS),
                List.of(account.list()),
                List.of());

        account.push(plan);

        assertThat(calls()).containsExactly("POST … 200 1");
    }

    @Test
    void aFieldThatTheAudienceRequiresIsNamedInTheRefusal() {
        post("merge-fields", Map.of("name", "Chapter", "tag", "CHAPTER", "type", "text", "required", true))
                .statusCode(200);

        var effects = account.push(Account.create(ANN));

        assertThat(effects).singleElement().isInstanceOfSatisfying(Effect.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(SyncErrorCode.REQUIRED_FIELD_MISSING);
            assertThat(refused.words()).contains("CHAPTER");
        });
    }
}
