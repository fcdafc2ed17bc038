package org.rollcall.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.ask;
import static org.rollcall.sync.Association.count;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Association.until;

import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.TestDatabase;
import org.rollcall.provider.Provider;
import org.rollcall.schedule.Job;

/** What becomes of somebody's contacts, and of what was said about them, when that person is erased. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ErasureTest {

    @Inject
    Pool pool;

    @Inject
    @All
    List<Job> jobs;

    @ParameterizedTest
    @EnumSource(Provider.class)
    void whoIsErasedIsDeletedAtTheProviderAndComesBackByNoAddress(Provider provider) {
        Sandbox sandbox = provider == Provider.MAILCHIMP ? Sandbox.MAILCHIMP : Sandbox.CONSTANT_CONTACT;
        var association = new Association("erased-" + provider.name().length(), sandbox);
        association.people(3);
        String group = association.synced();
        String former = association.email("p1");
        String present = association.email("later1");
        association.person("1", "First1", "Last1", present, association.name);
        settled(group);
        assertThat(sandbox.contacts(association.domain).values())
                .filteredOn(Sandbox.Contact::subscribed)
                .extracting(Sandbox.Contact::email)
                .contains(present);

        erase(member(association, "1"));
        settled(group);
        awaitErased();

        assertThat(sandbox.calls())
                .anyMatch(call -> provider == Provider.MAILCHIMP
                        ? call.contains("/actions/delete-permanent")
                        : call.startsWith("DELETE /v3/contacts/"));
        assertThat(sandbox.contacts(association.domain).values())
                .filteredOn(contact ->
                        contact.email().equals(present) || contact.email().equals(former))
                .noneMatch(Sandbox.Contact::subscribed);
        readEverything(provider);
        for (String address : List.of(former, present)) {
            assertThat(count("SELECT count(*)::int FROM contact WHERE address = '" + address + "'"))
                    .as(address)
                    .isZero();
            assertThat(importing("new-" + address, address)).contains("was erased");
        }
        assertThat(count("SELECT count(*)::int FROM former_address WHERE address = '" + former + "'"))
                .isZero();
        association.holds(group, association.name);
    }

    @Test
    void aFormerAddressThatSomebodyHasByNowStaysTheirs() {
        var association = new Association("erased-former");
        association.people(2);
        String group = association.synced();
        String former = association.email("p1");
        association.person("1", "First1", "Last1", association.email("later1"), association.name);
        association.person("2", "First2", "Last2", former, association.name);
        settled(group);

        erase(member(association, "1"));
        settled(group);
        awaitErased();

        assertThat(count("SELECT count(*)::int FROM contact WHERE address = '" + former + "'"))
                .isOne();
        assertThat(importing(association.name + "-2", former)).doesNotContain("was erased");
        association.holds(group, association.name);
    }

    @Test
    void namesInWhatAProviderSaidAboutThePersonGoAndThoseOfOthersStay() {
        var association = new Association("erased-names");
        association.people(3);
        Sandbox.MAILCHIMP.badRow(association.email("p1"));
        Sandbox.MAILCHIMP.badRow(association.email("p2"));
        String group = association.synced();
        String said = "Last1, First1 looks fake; LAST1@elsewhere, Last12 and Last2 do not";
        pool.preparedQuery("UPDATE list_entry SET provider_message = $1 WHERE provider_message IS NOT NULL"
                        + " AND address LIKE '%@erased-names.test'")
                .execute(Tuple.of(said))
                .await()
                .indefinitely();
        pool.preparedQuery("""
                UPDATE sync_event SET payload = jsonb_set(payload, '{changes}', (
                    SELECT jsonb_agg(CASE WHEN c ->> 'providerMessage' IS NULL THEN c
                                          ELSE jsonb_set(c, '{providerMessage}', to_jsonb($1::text)) END ORDER BY n)
                    FROM jsonb_array_elements(payload -> 'changes') WITH ORDINALITY AS x (c, n)))
                WHERE kind = 'RECORDS_CHANGED' AND records && ARRAY(
                    SELECT id FROM address_record WHERE address LIKE '%@erased-names.test')
                """).execute(Tuple.of(said)).await().indefinitely();
        assertThat(told("Last1, First1")).isEqualTo(2);
        pool.query("UPDATE sync_run SET failure_message = 'It is P1@erased-names.test of Last1 (Last2)' WHERE id ="
                        + " (SELECT id FROM sync_run ORDER BY queued_at DESC LIMIT 1)")
                .execute()
                .await()
                .indefinitely();

        erase(member(association, "1"));

        assertThat(told("Last1, First1")).isOne();
        assertThat(told("…, … looks fake; …@elsewhere, Last12 and Last2 do not"))
                .isOne();
        assertThat(count("SELECT count(*)::int FROM sync_run WHERE failure_message = 'It is … of … (Last2)'"))
                .isOne();
        settled(group);
        awaitErased();
    }

    @Test
    void everyAddressGoesFromWhatNamesSeveralAlsoWhereANameIsPartOfIt() {
        var association = new Association("erased-several");
        association.people(1);
        String group = association.synced();
        association.person("0", "Jane", "Doe", association.email("jane.doe77"), association.name);
        settled(group);
        String addresses = "jane.doe77@erased-several.test was P0@erased-several.test";
        pool.preparedQuery("UPDATE sync_run SET failure_message = $1 WHERE id ="
                        + " (SELECT id FROM sync_run ORDER BY queued_at DESC LIMIT 1)")
                .execute(Tuple.of(addresses + ", says Jane Doe"))
                .await()
                .indefinitely();
        pool.preparedQuery(
                        "UPDATE sync_event SET payload = payload || jsonb_build_object('note', $1::text) WHERE position ="
                                + " (SELECT max(position) FROM sync_event)")
                .execute(Tuple.of(addresses))
                .await()
                .indefinitely();

        erase(member(association, "0"));

        assertThat(count("SELECT count(*)::int FROM sync_run WHERE failure_message = '… was …, says … …'"))
                .isOne();
        assertThat(count("SELECT count(*)::int FROM sync_event WHERE payload ->> 'note' = '… was …'"))
                .isOne();
        settled(group);
        awaitErased();
    }

    @Test
    void addressesComeAndGoInAnyOrderAndTheFormerOnesAreKnown() {
        String header = "external_id,kind,email,login_email";
        Association.importFile(
                header,
                List.of(
                        "comings-a,PERSON,a@comings.test,",
                        "comings-b,PERSON,,b@comings.test",
                        "comings-c,PERSON,,",
                        "comings-d,PERSON,d@comings.test,dlog@comings.test"));
        Association.importFile(
                header,
                List.of(
                        "comings-a,PERSON,a@comings.test,alog@comings.test",
                        "comings-b,PERSON,bmail@comings.test,b@comings.test",
                        "comings-c,PERSON,c@comings.test,clog@comings.test",
                        "comings-d,PERSON,dlog@comings.test,dnew@comings.test"));

        assertThat(pool
                        .query(
                                "SELECT address FROM former_address WHERE address LIKE '%@comings.test' ORDER BY address")
                        .execute()
                        .await()
                        .indefinitely()
                        .stream()
                        .map(row -> row.getString("address")))
                .containsExactly("d@comings.test");
    }

    /** Changes that say so. */
    private int told(String words) {
        return pool.preparedQuery("""
                SELECT count(*)::int AS n FROM sync_event e CROSS JOIN LATERAL jsonb_array_elements(e.payload -> 'changes') c
                WHERE e.kind = 'RECORDS_CHANGED' AND strpos(c ->> 'providerMessage', $1) > 0
                """)
                .execute(Tuple.of(words))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger("n");
    }

    private static String member(Association association, String id) {
        return ask("query ($id: String!) { member(externalId: $id) { id } }", Map.of("id", association.name + "-" + id))
                .getString("member.id");
    }

    private static void erase(String member) {
        assertThat(ask(
                                "mutation ($m: ID!) { eraseMember(input: {memberId: $m, alsoAtProviders: true}) {"
                                        + " userErrors { message } } }",
                                Map.of("m", member))
                        .getList("eraseMember.userErrors"))
                .isEmpty();
    }

    private void awaitErased() {
        until(() -> {
            jobs.stream()
                    .filter(job -> job.name().equals("erasure"))
                    .findFirst()
                    .orElseThrow()
                    .run()
                    .await()
                    .indefinitely();
            return count("SELECT count(*)::int FROM erasure WHERE done_at IS NULL") == 0;
        });
    }

    private static void readEverything(Provider provider) {
        ask(
                "mutation ($p: [Provider!]!) { startReconciliation(input: {providers: $p}) { runs { id } } }",
                Map.of("p", List.of(provider.name())));
        until(() -> count("SELECT count(*)::int FROM sync_run WHERE cause = 'RECONCILIATION' AND finished_at IS NULL")
                == 0);
    }

    private static String importing(String id, String email) {
        return given().contentType("text/csv; charset=UTF-8")
                .body("external_id,kind,email\n" + id + ",PERSON," + email + "\n")
                .post("/import/members")
                .asString();
    }
}
