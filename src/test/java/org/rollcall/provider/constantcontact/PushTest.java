package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.provider.constantcontact.Account.calls;
import static org.rollcall.provider.constantcontact.Account.forgetCalls;
import static org.rollcall.provider.constantcontact.Account.held;
import static org.rollcall.provider.constantcontact.Account.writes;
import static org.rollcall.provider.constantcontact.Plans.ANN_ALONE;
import static org.rollcall.provider.constantcontact.Plans.LIST;
import static org.rollcall.provider.constantcontact.Plans.OTHER_LIST;
import static org.rollcall.provider.constantcontact.Plans.OWNER;
import static org.rollcall.provider.constantcontact.Plans.newcomer;
import static org.rollcall.provider.constantcontact.Plans.onLists;
import static org.rollcall.provider.constantcontact.Plans.plan;
import static org.rollcall.sandbox.ConstantContactClient.person;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Effect;

/** A push is carried out by the calls that were counted, and raises nobody's consent. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class PushTest extends AccountCase {

    @Test
    void aNewContactIsMadeOnItsListsByOneCall() {
        var effects = account.push(newcomer(ANN, LIST, OTHER_LIST));

        assertThat(effects).hasSize(3).contains(new Effect.PutOn(ANN, LIST), new Effect.PutOn(ANN, OTHER_LIST));
        assertThat(calls()).containsExactly("POST /v3/contacts 201");
        assertThat(held(ANN)).containsEntry("status", "implicit").containsEntry("lists", List.of("Board", "Members"));
    }

    @Test
    void manyNewContactsAreMadeOnTheirListByOneImport() {
        var plans = Plans.addresses(1_000).stream()
                .map(address -> newcomer(address, LIST))
                .toList();

        var effects = account.pushed(plans);

        assertThat(effects)
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Accepted.class,
                        accepted -> assertThat(accepted.addresses()).isEqualTo(Plans.addresses(1_000)));
        assertThat(writes()).containsExactly("POST /v3/activities/contacts_json_import 201");
        assertThat(account.read("m999@rows.test").lists()).containsExactly(account.list());
        assertThat(account.read("m999@rows.test").fields()).isEqualTo(Plans.ANN);
    }

    @Test
    void whatIsCountedIsWhatIsCalled() {
        var ann = account.member(ANN);
        var bob = account.member(BOB);
        var plans = new ArrayList<AddressPlan>();
        Plans.addresses(30).forEach(address -> plans.add(newcomer(address, LIST)));
        plans.add(plan(new ContactChange.Update(ann, OWNER, ANN_ALONE), List.of(OTHER_LIST), List.of(LIST)));
        plans.add(onLists(bob, List.of(OTHER_LIST), List.of(LIST)));
        var count = account.platform().callCount();
        plans.forEach(count::add);

        account.pushed(plans);

        assertThat(writes()).hasSize(count.calls()).hasSize(4);
        assertThat(held(ANN)).containsEntry("lists", List.of("Board", "Members"));
        assertThat(held(BOB)).containsEntry("lists", List.of("Board"));
        assertThat(held("m29@rows.test")).containsEntry("lists", List.of("Members"));
    }

    @Test
    void aDeletedContactIsNotBroughtBackByMakingItAnew() {
        account.member(ANN);
        person(ANN, "archive");

        var effects = account.push(newcomer(ANN, LIST));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
        assertThat(held(ANN)).containsEntry("status", "deleted");
    }

    @Test
    void whoUnsubscribedIsPutOnNoListByAnImport() {
        person("m7@rows.test", "subscribe");
        person("m7@rows.test", "unsubscribe");

        account.pushed(Plans.addresses(30).stream()
                .map(address -> newcomer(address, LIST))
                .toList());

        assertThat(held("m7@rows.test")).containsEntry("status", "unsubscribed").containsEntry("lists", List.of());
        assertThat(held("m8@rows.test")).containsEntry("lists", List.of("Members"));
    }

    @Test
    void aRefusedAddressIsRefusedAloneWithTheProvidersWords() {
        control("faults", Map.of("provider", "constant-contact", "kind", "bad-row", "email", ANN))
                .statusCode(200);

        var effects = account.push(newcomer(ANN, LIST), newcomer(BOB, LIST));

        assertThat(effects).element(0).isInstanceOfSatisfying(Effect.Refused.class, refused -> {
            assertThat(refused.address()).isEqualTo(ANN);
            assertThat(refused.code()).isEqualTo(SyncErrorCode.INVALID_EMAIL);
            assertThat(refused.words()).isNotBlank();
        });
        assertThat(effects).contains(new Effect.PutOn(BOB, LIST));
    }

    @Test
    void anAddressThatIsTooLongForTheProviderIsRefusedWithoutACall() {
        var effects = account.push(newcomer(Plans.address(81), LIST));

        assertThat(effects).singleElement().isInstanceOf(Effect.Refused.class);
        assertThat(calls()).isEmpty();
    }

    @Test
    void anAddressOfEightyCharactersIsTakenAmongAnyNumberOfOthers() {
        var longest = Plans.address(80);
        var plans = new ArrayList<AddressPlan>();
        Plans.addresses(30).forEach(address -> plans.add(newcomer(address, LIST)));
        plans.add(newcomer(longest, LIST));

        account.pushed(plans);

        assertThat(held(longest)).containsEntry("lists", List.of("Members"));
        assertThat(held("m0@rows.test")).containsEntry("lists", List.of("Members"));
    }

    @Test
    void whatChangesInTheLedgerAloneIsDoneWithoutACall() {
        var ann = account.member(ANN);
        var adopt = new ContactChange.Adopt(ann, OWNER, ann.fields());
        forgetCalls();

        var effects = account.push(plan(adopt));

        assertThat(effects).containsExactly(new Effect.Changed(adopt, ann.contactId(), null));
        assertThat(calls()).isEmpty();
    }
}
