package org.rollcall.provider.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.Contact;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.Fields;
import org.rollcall.plan.Outcome;
import org.rollcall.provider.Effect;
import org.rollcall.provider.GivenCredentials;
import org.rollcall.provider.Platform;
import org.rollcall.provider.PlatformSource;
import org.rollcall.provider.Provider;
import org.rollcall.provider.Push;
import org.rollcall.provider.RemoteContact;
import org.rollcall.sandbox.MailchimpClient;

/** The account that the settings connect, with a list of its own at a Mailchimp that was empty a moment ago. */
record Account(Platform platform, UUID list, String tag) {

    static final UUID OWNER = new UUID(1, 1);
    static final Fields FIELDS = new Fields("Ann", "Archer", "Acme", Map.of());
    static final Fields OTHER_FIELDS = new Fields("Bob", "Baker", "", Map.of());

    /** Begins once the service's own first reading is over, so that all calls from now on are the test's. */
    static Account empty(List<PlatformSource> sources, Pool pool) {
        await().atMost(Duration.ofSeconds(30)).until(() -> firstReadingIsOver(pool));
        MailchimpClient.reset();
        Platform platform = sources.stream()
                .filter(source -> source.provider() == Provider.MAILCHIMP)
                .findFirst()
                .map(GivenCredentials::open)
                .orElseThrow();
        platform.inspect().await().atMost(Duration.ofSeconds(10));
        String tag = platform.makeList("Members", Instant.now(), Set.of())
                .await()
                .atMost(Duration.ofSeconds(10))
                .externalId();
        forgetCalls();
        return new Account(platform, new UUID(2, 1), tag);
    }

    private static boolean firstReadingIsOver(Pool pool) {
        return pool.query("""
                        SELECT FROM provider_account a
                        WHERE NOT read_wanted
                          AND NOT EXISTS (SELECT FROM work w WHERE w.subject_id = a.id)
                        """).execute().await().atMost(Duration.ofSeconds(10)).size() == 1;
    }

    static void forgetCalls() {
        RestAssured.delete("/sandbox/control/calls").then().statusCode(200);
    }

    /** All effects of a push, in the order in which its calls ended. */
    List<Effect> push(AddressPlan... plans) {
        return push(Arrays.asList(plans));
    }

    List<Effect> push(List<AddressPlan> plans) {
        return push(new Push(plans, Map.of(list, tag)));
    }

    List<Effect> push(Push push) {
        List<Effect> effects = new ArrayList<>();
        platform.push(push)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(60))
                .forEach(effects::addAll);
        return effects;
    }

    /** The contact of an address as a ledger that has just been read knows it. */
    Contact known(String address, Contact.Origin origin, boolean archivedByUs) {
        RemoteContact read = read(address);
        return new Contact(address, read.contactId(), read.status(), origin, archivedByUs, read.fields(), OWNER);
    }

    Contact made(String address) {
        return known(address, Contact.Origin.MADE, false);
    }

    /** Makes a contact as Rollcall does, puts it on the list, and forgets the calls. */
    Contact member(String address) {
        push(plan(new ContactChange.Create(address, OWNER, FIELDS), List.of(list), List.of()));
        Contact contact = made(address);
        forgetCalls();
        return contact;
    }

    RemoteContact read(String address) {
        List<RemoteContact> found = platform.read(List.of(new Platform.Lookup(address, null)))
                .await()
                .atMost(Duration.ofSeconds(10));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    AddressPlan leaves(Contact contact) {
        return plan(new ContactChange.Archive(contact), List.of(), List.of(list));
    }

    AddressPlan joins(String address) {
        return onLists(address, List.of(list), List.of());
    }

    static AddressPlan onLists(String address, List<UUID> putOn, List<UUID> takeOff) {
        return new AddressPlan(address, null, null, putOn, takeOff, List.of(), new Outcome.Synced());
    }

    static AddressPlan create(String address) {
        return plan(new ContactChange.Create(address, OWNER, FIELDS));
    }

    /** Plans that make contacts of as many addresses. */
    static List<AddressPlan> creates(int count) {
        return addresses(count).stream().map(Account::create).toList();
    }

    static List<String> addresses(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i + "@rows.test").toList();
    }

    static AddressPlan plan(ContactChange change) {
        return plan(change, List.of(), List.of());
    }

    static AddressPlan plan(ContactChange change, List<UUID> putOn, List<UUID> takeOff) {
        return new AddressPlan(change.address(), null, change, putOn, takeOff, List.of(), new Outcome.Synced());
    }

    /** The calls to the provider since they were last forgotten: method, path from the audience on, status, rows. */
    static List<String> calls() {
        List<Map<String, Object>> calls =
                control("calls?provider=mailchimp").extract().jsonPath().getList("$");
        return calls.stream()
                .map(call -> call.get("method") + " " + path(String.valueOf(call.get("path"))) + " "
                        + call.get("status") + " " + call.get("rows"))
                .toList();
    }

    private static String path(String path) {
        String audience = "/3.0/lists/" + MailchimpClient.LIST;
        return path.startsWith(audience) ? "…" + path.substring(audience.length()) : path;
    }

    /** What the provider holds of an address; null when nothing. */
    static @Nullable Map<String, Object> held(String address) {
        List<Map<String, Object>> contacts = contacts();
        return contacts.stream()
                .filter(contact -> address.equals(contact.get("email")))
                .findFirst()
                .orElse(null);
    }

    static List<Map<String, Object>> contacts() {
        return control("contacts?provider=mailchimp").extract().jsonPath().getList("$");
    }
}
