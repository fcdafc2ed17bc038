package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.provider.constantcontact.Account.deleteList;
import static org.rollcall.provider.constantcontact.Account.held;
import static org.rollcall.provider.constantcontact.Plans.LIST;
import static org.rollcall.provider.constantcontact.Plans.OTHER_LIST;
import static org.rollcall.provider.constantcontact.Plans.newcomer;
import static org.rollcall.provider.constantcontact.Plans.onLists;
import static org.rollcall.sandbox.ConstantContactClient.fault;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.provider.Effect;
import org.rollcall.provider.ProviderTrouble.Kind;

/** A list that somebody deleted at the provider is told, whatever call found out. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class ListGoneTest extends AccountCase {

    @Test
    void byACallThatMakesAContact() {
        deleteList(account.list());

        var effects = account.push(newcomer(ANN, LIST, OTHER_LIST));

        assertThat(effects).containsExactly(new Effect.ListGone(LIST));
        assertThat(held(ANN)).isEmpty();
    }

    @Test
    void byAnImport() {
        deleteList(account.list());
        var plans = Plans.addresses(30).stream()
                .map(address -> newcomer(address, LIST, OTHER_LIST))
                .toList();

        var effects = account.push(plans);

        assertThat(effects).containsExactly(new Effect.ListGone(LIST));
    }

    @Test
    void byACallThatPutsOnLists() {
        var ann = account.member(ANN);
        deleteList(account.listIds().getOrDefault(OTHER_LIST, ""));

        var effects = account.push(onLists(ann, List.of(OTHER_LIST), List.of()));

        assertThat(effects).containsExactly(new Effect.ListGone(OTHER_LIST));
    }

    @Test
    void byACallThatTakesOffLists() {
        var ann = account.member(ANN);
        deleteList(account.list());

        var effects = account.push(onLists(ann, List.of(), List.of(LIST)));

        assertThat(effects).containsExactly(new Effect.ListGone(LIST));
    }

    @Test
    void andTheCallsAboutOtherListsGoOn() {
        var ann = account.member(ANN);
        var bob = account.member(BOB);
        deleteList(account.list());

        var effects = account.pushed(
                List.of(onLists(ann, List.of(OTHER_LIST), List.of()), onLists(bob, List.of(), List.of(LIST))));

        assertThat(effects).contains(new Effect.ListGone(LIST));
        assertThat(held(ANN)).containsEntry("lists", List.of("Board"));
    }

    @Test
    void butAListThatIsThereIsNotSaidToBeGoneWhenTheAnswerIsTrouble() {
        fault("error-500", "POST /v3/activities");

        var effects = account.push(onLists(account.member(ANN), List.of(OTHER_LIST), List.of()));

        assertThat(effects)
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Trouble.class,
                        trouble -> assertThat(trouble.cause().kind()).isEqualTo(Kind.UNAVAILABLE));
    }
}
