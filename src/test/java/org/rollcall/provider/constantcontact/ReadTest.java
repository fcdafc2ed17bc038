package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.provider.constantcontact.Account.calls;
import static org.rollcall.provider.constantcontact.Account.changeAddress;
import static org.rollcall.provider.constantcontact.Account.done;
import static org.rollcall.provider.constantcontact.Account.forgetCalls;
import static org.rollcall.sandbox.ConstantContactClient.imported;
import static org.rollcall.sandbox.ConstantContactClient.moveClock;
import static org.rollcall.sandbox.ConstantContactClient.person;
import static org.rollcall.sandbox.ConstantContactClient.row;
import static org.rollcall.sandbox.ConstantContactClient.rows;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.plan.ContactStatus;
import org.rollcall.provider.Platform.Lookup;
import org.rollcall.provider.RemoteContact;

/** Contacts are read as they are, in every state and in few calls. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class ReadTest extends AccountCase {

    private static final String PAGE = "GET /v3/contacts 200";

    @Test
    void everyContactIsReadOnceInPagesOfFiveHundred() {
        imported(account.list(), rows(1_200));
        forgetCalls();

        var pages = done(account.platform().readAll().collect().asList());

        assertThat(pages).extracting(List::size).containsExactly(500, 500, 200);
        assertThat(pages.stream().flatMap(List::stream).map(RemoteContact::address))
                .containsExactlyInAnyOrderElementsOf(Plans.addresses(1_200));
        assertThat(calls()).containsExactly(PAGE, PAGE, PAGE);
    }

    @Test
    void anEmptyAccountIsOneEmptyPage() {
        assertThat(done(account.platform().readAll().collect().asList())).containsExactly(List.of());
    }

    @Test
    void aContactIsReadInWhateverStateItIs() {
        var made = account.member(ANN);
        account.member(BOB);
        account.member("cat@members.test");
        person(ANN, "archive");
        person(BOB, "unsubscribe");
        person("cat@members.test", "bounce");

        var all = done(account.platform().readAll().collect().asList()).get(0);

        assertThat(all)
                .extracting(RemoteContact::status)
                .containsExactly(ContactStatus.ARCHIVED, ContactStatus.UNSUBSCRIBED, ContactStatus.CLEANED);
        assertThat(all.get(0).contactId()).isEqualTo(made.contactId());
        assertThat(all.get(1).unsubscribedAt()).isNotNull();
    }

    @Test
    void whatChangedSinceHasDeletionsAndUnsubscribesAndNothingOlder() {
        imported(account.list(), rows(5));
        moveClock("PT12H");
        person("m1@rows.test", "archive");
        person("m2@rows.test", "unsubscribe");
        person("m3@rows.test", "leave-list", account.list());

        List<RemoteContact> changed = new ArrayList<>();
        done(account.platform()
                        .readChangedSince(clock.now().minus(Duration.ofMinutes(1)))
                        .collect()
                        .asList())
                .forEach(changed::addAll);

        assertThat(changed)
                .extracting(RemoteContact::address)
                .contains("m1@rows.test", "m2@rows.test", "m3@rows.test")
                .doesNotContain("m0@rows.test", "m4@rows.test");
        assertThat(changed)
                .allSatisfy(contact -> assertThat(contact.status())
                        .isEqualTo(
                                switch (contact.address()) {
                                    case "m1@rows.test" -> ContactStatus.ARCHIVED;
                                    case "m2@rows.test" -> ContactStatus.UNSUBSCRIBED;
                                    default -> ContactStatus.SUBSCRIBED;
                                }));
    }

    /** Their clock may be behind ours. */
    @Test
    void whatChangedShortlyBeforeIsReadAsWell() {
        account.member(ANN);

        var changed = done(account.platform()
                .readChangedSince(clock.now().plus(Duration.ofSeconds(50)))
                .collect()
                .asList());

        assertThat(changed.stream().flatMap(List::stream))
                .extracting(RemoteContact::address)
                .containsOnly(ANN);
    }

    @Test
    void fewContactsAreReadOneByOneAndThoseThatAreNotThereAreLeftOut() {
        imported(account.list(), rows(9));
        forgetCalls();

        var found = done(account.platform().read(lookups("nobody@rows.test")));

        assertThat(found).extracting(RemoteContact::address).containsExactlyElementsOf(Plans.addresses(9));
        assertThat(calls()).isEqualTo(Collections.nCopies(10, PAGE));
    }

    @Test
    void manyContactsOfASmallAccountAreReadByListingAll() {
        imported(account.list(), rows(9));
        imported(account.list(), List.of(row(ANN)));
        forgetCalls();

        var found = done(account.platform().read(lookups("nobody@rows.test", "nobody.else@rows.test")));

        assertThat(found).extracting(RemoteContact::address).containsExactlyInAnyOrderElementsOf(Plans.addresses(9));
        assertThat(calls()).containsExactly("GET /v3/contacts/counts 200", PAGE);
    }

    @Test
    void aContactIsFoundByItsIdWhereverItsAddressWent() {
        var contact = account.member(ANN);
        changeAddress(ANN, "anna@members.test");

        var found = done(account.platform().read(List.of(new Lookup(ANN, contact.contactId()))));

        assertThat(found)
                .singleElement()
                .satisfies(read -> assertThat(read.address()).isEqualTo("anna@members.test"));
    }

    @Test
    void amongAllAContactIsFoundByItsIdAsWell() {
        var contact = account.member(ANN);
        changeAddress(ANN, "anna@members.test");
        var lookups = Stream.concat(
                        Stream.of(new Lookup(ANN, contact.contactId())),
                        Plans.addresses(10).stream().map(address -> new Lookup(address, null)))
                .toList();

        var found = done(account.platform().read(lookups));

        assertThat(found)
                .singleElement()
                .satisfies(read -> assertThat(read.address()).isEqualTo("anna@members.test"));
    }

    @Test
    void anIdThatTheProviderDoesNotKnowIsFollowedByTheAddress() {
        account.member(ANN);

        var found = done(account.platform()
                .read(List.of(new Lookup(ANN, UUID.randomUUID().toString()))));

        assertThat(found)
                .singleElement()
                .satisfies(read -> assertThat(read.address()).isEqualTo(ANN));
    }

    private static List<Lookup> lookups(String... more) {
        return Stream.concat(Plans.addresses(9).stream(), Stream.of(more))
                .map(address -> new Lookup(address, null))
                .toList();
    }
}
