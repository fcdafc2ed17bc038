package org.rollcall.provider.constantcontact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rollcall.sandbox.ConstantContactClient.CALLBACK;
import static org.rollcall.sandbox.ConstantContactClient.code;
import static org.rollcall.sandbox.ConstantContactClient.connect;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.credential.CredentialStore;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.Contact;
import org.rollcall.provider.Effect;
import org.rollcall.provider.Platform;
import org.rollcall.provider.Push;
import org.rollcall.provider.RemoteContact;
import org.rollcall.provider.Secret;

/**
 * An account at a Constant Contact that was empty a moment ago, let in by a person, with two lists. Its budget is so large that
 * no call waits for the pace.
 */
record Account(
        Pool pool,
        CredentialStore credentials,
        ConstantContactAuthorization authorization,
        UUID id,
        ConstantContactClient client,
        ConstantContactPlatform platform,
        Map<UUID, String> listIds) {

    static Account empty(Pool pool, CredentialStore credentials, ConstantContactConfig config, BusinessClock clock) {
        connect();
        var authorization = ConstantContactAuthorization.of(config, clock::now).orElseThrow();
        // Whatever a test before this one left.
        done(pool.query("""
                        DELETE FROM group_list l USING provider_account a
                        WHERE a.id = l.account_id AND a.provider = 'CONSTANT_CONTACT'
                        """).execute());
        done(pool.query("DELETE FROM provider_account WHERE provider = 'CONSTANT_CONTACT'")
                .execute());
        UUID id = done(pool.query("""
                        INSERT INTO provider_account (provider, name) VALUES ('CONSTANT_CONTACT', 'Test') RETURNING id
                        """).execute()).iterator().next().getUUID("id");
        var budget = new CallBudget(pool, clock::now, "client of " + id, 1_000, 1_000_000);
        var client = new ConstantContactClient(
                credentials.of(id), authorization, budget, clock::now, config::baseUrl, config.timeout());
        var platform = new ConstantContactPlatform(client, config);
        var account = new Account(pool, credentials, authorization, id, client, platform, Map.of());
        account.letIn();
        var listIds = Map.of(Plans.LIST, account.makeList("Members"), Plans.OTHER_LIST, account.makeList("Board"));
        forgetCalls();
        return new Account(pool, credentials, authorization, id, client, platform, listIds);
    }

    /** A person agrees, and the tokens are kept. */
    void letIn() {
        Secret tokens = done(authorization.exchange(
                code("contact_data offline_access account_read"), "not asked for", URI.create(CALLBACK)));
        done(pool.withTransaction(transaction -> credentials.keep(transaction, id, tokens)));
    }

    private String makeList(String name) {
        return done(platform.makeList(name, Instant.now(), Set.of())).externalId();
    }

    void forget() {
        done(pool.preparedQuery("DELETE FROM provider_account WHERE id = $1").execute(Tuple.of(id)));
        done(pool.preparedQuery("DELETE FROM call_budget WHERE client = $1").execute(Tuple.of("client of " + id)));
    }

    /** The provider's id of the list that new contacts are put on. */
    String list() {
        return listIds.getOrDefault(Plans.LIST, "");
    }

    /** All effects of a push, in the order in which its calls ended. */
    List<Effect> push(AddressPlan... plans) {
        return push(Arrays.asList(plans));
    }

    List<Effect> push(List<AddressPlan> plans) {
        List<Effect> effects = new ArrayList<>();
        done(platform.push(new Push(plans, listIds)).collect().asList()).forEach(effects::addAll);
        return effects;
    }

    /** A push whose activities have ended. */
    List<Effect> pushed(List<AddressPlan> plans) {
        List<Effect> effects = push(plans);
        effects.stream()
                .flatMap(effect -> effect instanceof Effect.Accepted accepted
                        ? List.of(accepted.activity()).stream()
                        : List.<String>of().stream())
                .forEach(activity ->
                        await().until(() -> done(platform.look(activity)) instanceof Platform.Progress.Ended));
        return effects;
    }

    /** Makes a contact as Rollcall does, puts it on the list, and forgets the calls. */
    Contact member(String address) {
        push(Plans.newcomer(address, Plans.LIST));
        RemoteContact read = read(address);
        forgetCalls();
        return new Contact(
                address, read.contactId(), read.status(), Contact.Origin.MADE, false, read.fields(), Plans.OWNER);
    }

    RemoteContact read(String address) {
        List<RemoteContact> found = done(platform.read(List.of(new Platform.Lookup(address, null))));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    static <T> T done(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }

    static void forgetCalls() {
        given().delete("/sandbox/control/calls").then().statusCode(200);
    }

    /** The calls to the provider since they were last forgotten: method, path, status. */
    static List<String> calls() {
        List<Map<String, Object>> calls =
                control("calls?provider=constant-contact").extract().jsonPath().getList("$");
        return calls.stream()
                .map(call -> call.get("method") + " " + call.get("path") + " " + call.get("status"))
                .toList();
    }

    static List<String> writes() {
        return calls().stream().filter(call -> !call.startsWith("GET")).toList();
    }

    /** What the provider holds of an address, deleted or not. */
    static Map<String, Object> held(String address) {
        List<Map<String, Object>> contacts = control("contacts?provider=constant-contact")
                .extract()
                .jsonPath()
                .getList("$");
        return contacts.stream()
                .filter(contact -> address.equals(contact.get("email")))
                .findFirst()
                .orElse(Map.of());
    }

    /** A person changes his address. */
    static void changeAddress(String from, String to) {
        control(
                        "people",
                        Map.of("provider", "constant-contact", "email", from, "action", "change-email", "newEmail", to))
                .statusCode(200);
    }

    static void deleteList(String list) {
        control("people", Map.of("provider", "constant-contact", "action", "delete-list", "list", list))
                .statusCode(200);
    }
}
