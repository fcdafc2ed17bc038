package org.rollcall.provider.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.provider.mailchimp.Account.addresses;
import static org.rollcall.provider.mailchimp.Account.calls;
import static org.rollcall.provider.mailchimp.Account.creates;
import static org.rollcall.provider.mailchimp.Account.forgetCalls;
import static org.rollcall.provider.mailchimp.Account.held;
import static org.rollcall.provider.mailchimp.Account.onLists;
import static org.rollcall.sandbox.MailchimpClient.control;
import static org.rollcall.sandbox.MailchimpClient.delete;
import static org.rollcall.sandbox.MailchimpClient.fault;
import static org.rollcall.sandbox.MailchimpClient.person;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Effect;
import org.rollcall.provider.Platform.RemoteList;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.Push;

/** Lists are tags: contacts are put on and taken off 500 at a time, which touches no status. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TagTest extends AccountCase {

    @Test
    void additionsAndRemovalsShareCallsOfFiveHundredEach() {
        account.push(creates(1_200));
        var leaving = addresses(600);
        var joining = addresses(1_200).subList(600, 1_200);
        account.push(leaving.stream().map(account::joins).toList());
        forgetCalls();

        List<AddressPlan> plans = new ArrayList<>();
        leaving.forEach(address -> plans.add(onLists(address, List.of(), List.of(account.list()))));
        joining.forEach(address -> plans.add(account.joins(address)));
        var effects = account.push(plans);

        assertThat(calls())
                .containsExactlyInAnyOrder(
                        "POST …/segments/" + account.tag() + " 200 1000",
                        "POST …/segments/" + account.tag() + " 200 200");
        assertThat(effects).filteredOn(Effect.PutOn.class::isInstance).hasSize(600);
        assertThat(effects).filteredOn(Effect.TakenOff.class::isInstance).hasSize(600);
        assertThat(Account.contacts())
                .filteredOn(contact -> List.of("Members").equals(contact.get("lists")))
                .extracting(contact -> contact.get("email"))
                .containsExactlyInAnyOrderElementsOf(joining);
    }

    @Test
    void whoIsNotInTheAudienceIsReadFirst() {
        var effects = account.push(account.joins(ANN));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
    }

    @Test
    void whoIsOffTheListAlreadyIsTakenOff() {
        account.push(Account.create(ANN));

        var effects = account.push(onLists(ANN, List.of(), List.of(account.list())));

        assertThat(effects).containsExactly(new Effect.TakenOff(ANN, account.list()));
    }

    @Test
    void whoUnsubscribedIsTakenOffWithoutAChangeOfStatus() {
        account.member(ANN);
        person(ANN, "unsubscribe");

        account.push(onLists(ANN, List.of(), List.of(account.list())));

        assertThat(held(ANN)).containsEntry("status", "unsubscribed").containsEntry("lists", List.of());
    }

    @Test
    void aBadAddressIsRefusedAloneAndTheOthersArePutOn() {
        account.push(creates(10));
        control("faults", Map.of("provider", "mailchimp", "kind", "bad-row", "email", "m3@rows.test"))
                .statusCode(200);

        var effects = account.push(addresses(10).stream().map(account::joins).toList());

        assertThat(effects).filteredOn(Effect.PutOn.class::isInstance).hasSize(9);
        assertThat(effects)
                .filteredOn(Effect.Refused.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Effect.Refused.class, refused -> {
                    assertThat(refused.address()).isEqualTo("m3@rows.test");
                    assertThat(refused.code()).isEqualTo(SyncErrorCode.INVALID_EMAIL);
                });
    }

    @Test
    void aListThatIsGoneIsToldAndTheOthersAreKept() {
        account.push(creates(2));
        var friends = new UUID(2, 2);
        var made = make("Friends", Instant.now(), Set.of());
        delete("segments/" + account.tag()).statusCode(204);
        var plans = List.of(account.joins("m0@rows.test"), onLists("m1@rows.test", List.of(friends), List.of()));

        var effects = account.push(new Push(plans, Map.of(account.list(), account.tag(), friends, made.externalId())));

        assertThat(effects)
                .containsExactlyInAnyOrder(
                        new Effect.ListGone(account.list()), new Effect.PutOn("m1@rows.test", friends));
    }

    @Test
    void aNameThatSomebodyElsesTagHasIsNumbered() {
        var second = make("Members", Instant.now(), Set.of(account.tag()));
        var third = make("Members", Instant.now(), Set.of(account.tag(), second.externalId()));

        assertThat(second.name()).isEqualTo("Members - 1");
        assertThat(third.name()).isEqualTo("Members - 2");
    }

    @Test
    void aTagOlderThanTheIntentIsSomebodyElses() {
        var made = make("Members", Instant.now().plusSeconds(3_600), Set.of());

        assertThat(made.name()).isEqualTo("Members - 1");
    }

    @Test
    void aTagWhoseAnswerWasLostIsFoundAgain() {
        var since = Instant.now();
        fault("reset-after-apply", "POST /3.0/lists");
        assertThatThrownBy(() -> make("Friends", since, Set.of())).isInstanceOf(ProviderTrouble.class);

        var found = make("Friends", since, Set.of());

        assertThat(found.name()).isEqualTo("Friends");
        var lists = account.platform()
                .inspect()
                .await()
                .atMost(Duration.ofSeconds(10))
                .lists();
        assertThat(lists).containsExactlyInAnyOrder(new RemoteList(account.tag(), "Members"), found);
    }

    private RemoteList make(String name, Instant since, Set<String> taken) {
        return account.platform().makeList(name, since, taken).await().atMost(Duration.ofSeconds(10));
    }
}
