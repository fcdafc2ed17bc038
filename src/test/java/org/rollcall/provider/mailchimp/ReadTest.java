package org.rollcall.provider.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.rollcall.provider.mailchimp.Account.FIELDS;
import static org.rollcall.provider.mailchimp.Account.addresses;
import static org.rollcall.provider.mailchimp.Account.calls;
import static org.rollcall.provider.mailchimp.Account.creates;
import static org.rollcall.provider.mailchimp.Account.forgetCalls;
import static org.rollcall.sandbox.MailchimpClient.control;
import static org.rollcall.sandbox.MailchimpClient.person;
import static org.rollcall.sandbox.MailchimpClient.post;
import static org.rollcall.sandbox.MailchimpClient.subscribe;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.plan.ContactStatus;
import org.rollcall.provider.Platform.Lookup;
import org.rollcall.provider.Platform.RemoteList;
import org.rollcall.provider.RemoteContact;

/** What is at the account is read whole, in every state. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReadTest extends AccountCase {

    @Test
    void anInspectionTellsTheAudienceItsListsAndWhatItRequires() {
        post("merge-fields", Map.of("name", "Chapter", "tag", "CHAPTER", "type", "text", "required", true))
                .statusCode(200);

        var state = account.platform().inspect().await().atMost(Duration.ofSeconds(10));

        assertThat(state.name()).isEqualTo("Sample Association (sandbox)");
        assertThat(state.audienceId()).isEqualTo("5a0d1e8c42");
        assertThat(state.requiredFields()).containsExactly("CHAPTER");
        assertThat(state.lists()).containsExactly(new RemoteList(account.tag(), "Members"));
    }

    @Test
    void everyContactIsReadInWhateverState() {
        for (String name : List.of("subscribed", "unsubscribed", "bounced", "archived")) {
            subscribe(name + "@states.test").statusCode(200);
        }
        post("members", Map.of("email_address", "asked@states.test", "status", "pending"))
                .statusCode(200);
        person("unsubscribed@states.test", "unsubscribe");
        person("bounced@states.test", "bounce");
        person("archived@states.test", "archive");

        var read = collect(account.platform().readAll());

        assertThat(read)
                .extracting(RemoteContact::address, RemoteContact::status)
                .containsExactlyInAnyOrder(
                        tuple("subscribed@states.test", ContactStatus.SUBSCRIBED),
                        tuple("unsubscribed@states.test", ContactStatus.UNSUBSCRIBED),
                        tuple("bounced@states.test", ContactStatus.CLEANED),
                        tuple("archived@states.test", ContactStatus.ARCHIVED),
                        tuple("asked@states.test", ContactStatus.PENDING));
    }

    @Test
    void moreThanAPageIsReadPageByPage() {
        account.push(creates(1_200));
        forgetCalls();

        var read = collect(account.platform().readAll());

        assertThat(read).extracting(RemoteContact::address).containsExactlyInAnyOrderElementsOf(addresses(1_200));
        assertThat(calls()).containsExactly("GET …/members 200 1000", "GET …/members 200 200", "GET …/members 200 0");
    }

    @Test
    void aContactIsReadWithItsFieldsItsListsAndWhenItLeft() {
        account.member(ANN);
        person(ANN, "unsubscribe");

        var read = account.read(ANN);

        assertThat(read.fields()).isEqualTo(FIELDS);
        assertThat(read.lists()).containsExactly(account.tag());
        assertThat(read.unsubscribedAt()).isNotNull();
        assertThat(read.optedInAt()).isNotNull();
    }

    @Test
    void onlyWhatChangedSinceIsRead() {
        account.push(Account.create(ANN));

        var before = collect(account.platform().readChangedSince(Instant.now().minusSeconds(60)));
        var after = collect(account.platform().readChangedSince(Instant.now().plusSeconds(3_600)));

        assertThat(before).extracting(RemoteContact::address).containsExactly(ANN);
        assertThat(after).isEmpty();
    }

    @Test
    void aContactIsFoundByItsLastingIdUnderAnotherAddress() {
        var contact = account.member(ANN);
        var move = Map.of("provider", "mailchimp", "email", ANN, "action", "change-email", "newEmail", BOB);
        control("people", move).statusCode(200);

        var found = lookUp(new Lookup(ANN, contact.contactId()));

        assertThat(found).extracting(RemoteContact::address).containsExactly(BOB);
    }

    @Test
    void anIdThatIsNoMoreIsSoughtByItsAddressAndWhoIsNotThereIsLeftOut() {
        account.push(Account.create(ANN));

        var found = lookUp(new Lookup(ANN, "0123456789abcdef0123456789abcdef"), new Lookup(BOB, null));

        assertThat(found).extracting(RemoteContact::address).containsExactly(ANN);
    }

    private List<RemoteContact> lookUp(Lookup... lookups) {
        return account.platform().read(List.of(lookups)).await().atMost(Duration.ofSeconds(10));
    }

    private static List<RemoteContact> collect(Multi<List<RemoteContact>> pages) {
        return pages.collect().asList().await().atMost(Duration.ofSeconds(30)).stream()
                .flatMap(List::stream)
                .toList();
    }
}
