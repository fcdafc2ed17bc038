package org.rollcall.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.OwnApplication;
import org.rollcall.TestDatabase;
import org.rollcall.audit.Trail;
import org.rollcall.schedule.Job;

@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class EraseMemberTest {

    /** In the key, the names and the address; of each test its own, since the provider remembers. */
    private final String planted = "q" + UUID.randomUUID().toString().substring(0, 8);

    private final String address = planted + "@erasable.test";
    private final String key = "key-" + planted;

    @Inject
    Pool pool;

    @Inject
    Trail trail;

    @Inject
    @All
    List<Job> jobs;

    private String group = "";

    @BeforeEach
    void aMemberOnAList() {
        save(
                "lee-erase",
                "Lee",
                "lee-" + address.replace(planted, UUID.randomUUID().toString()));
        save(key, planted, address);
        group = ask("mutation { saveGroup(input: {name: \"Erasable\", slug: \"erasable-" + UUID.randomUUID()
                        + "\", criteria: {tags: [\"erasable\"]}, lists: [{provider: MAILCHIMP}]}) { group { id } } }")
                .getString("data.saveGroup.group.id");
        awaitSynced(2);
    }

    @AfterEach
    void nobodyIsLeft() {
        ask("mutation { deleteGroup(input: {id: \"" + group + "\"}) { userErrors { message } } }");
        for (String one : List.of("lee-erase", key, "another-key", "kim-erase")) {
            String id = id(one);
            if (id != null) {
                ask("mutation { deleteMember(input: {id: \"" + id + "\"}) { userErrors { message } } }");
            }
        }
    }

    @Test
    void nothingIsLeftInAnyColumnOfAnyTableAndTheContactIsDeletedAtTheProvider() {
        given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(new JsonObject()
                        .put("query", saving(key, planted + "-two", address))
                        .encode())
                .post("/graphql");
        ask("mutation { exportEmailSyncReport(input: {}) { export { id } } }");
        awaitSynced(2);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("report_export WHERE state = 'READY'") == 1);
        assertThat(traces()).isNotEmpty();

        JsonPath erased = erase(id(key), true);

        assertThat(erased.getList("data.eraseMember.userErrors")).isEmpty();
        assertThat(id(key)).isNull();
        awaitErased();
        assertThat(traces()).isEmpty();
        assertThat(given().get("/sandbox/control/calls?provider=mailchimp").asString())
                .contains("/actions/delete-permanent");
        assertThat(trail.inspect().await().indefinitely().problems()).isEmpty();
    }

    @Test
    void readingTheProviderDoesNotBringBackWhoIsStillThere() {
        erase(id(key), false);
        awaitErased();

        ask("mutation { startReconciliation(input: {providers: [MAILCHIMP]}) { runs { id } } }");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> count("sync_run WHERE cause = 'RECONCILIATION' AND finished_at IS NULL") == 0);

        assertThat(traces()).isEmpty();
    }

    @Test
    void noImportBringsThePersonBackUntilSomebodySaysSo() {
        erase(id(key), false);
        awaitErased();

        assertThat(save("another-key", "Other", address).getList("data.saveMember.userErrors.code"))
                .containsExactly("ERASED");
        assertThat(save(key, "Other", "other@erasable.test").getList("data.saveMember.userErrors.code"))
                .containsExactly("ERASED");
        assertThat(ask("mutation { importMembers(input: {people: [{externalId: \"another-key\", email: \""
                                + address.toUpperCase(java.util.Locale.ROOT) + "\"}]}) { userErrors { code field } } }")
                        .getList("data.importMembers.userErrors.code"))
                .containsExactly("ERASED");
        assertThat(given().contentType("text/csv; charset=UTF-8")
                        .body("external_id,kind,email\nkim-erase,PERSON,kim@erasable.test\nanother-key,PERSON,"
                                + address + "\n")
                        .post("/import/members")
                        .asString())
                .contains("was erased");
        assertThat(id("kim-erase")).isNotNull();
        assertThat(id("another-key")).isNull();

        ask("mutation { liftErasure(input: {email: \"" + address + "\"}) { lifted userErrors { message } } }");

        assertThat(save("another-key", "Other", address).getList("data.saveMember.userErrors"))
                .isEmpty();
    }

    @Test
    void anAddressThatAnotherMemberHasStaysWithThatMember() {
        save("another-key", "Other", address);

        boolean shared = erase(id(key), true).getBoolean("data.eraseMember.addressShared");

        assertThat(shared).isTrue();
        assertThat(save("another-key", "Others", address).getList("data.saveMember.userErrors"))
                .isEmpty();
        awaitSynced(2);
        assertThat(count("contact WHERE address = '" + address + "'")).isOne();
    }

    @Test
    void everythingThatIsStoredAboutAMemberIsHandedOut() {
        JsonObject data = new JsonObject(
                ask("{ memberData(memberId: \"" + id(key) + "\") }").getString("data.memberData"));

        assertThat(data.getJsonObject("member").getString("email")).isEqualTo(address);
        assertThat(data.getJsonArray("groups")).hasSize(1);
        assertThat(data.getJsonArray("statuses").getJsonObject(0).getString("state"))
                .isEqualTo("SYNCED");
        assertThat(data.getJsonArray("contacts")).hasSize(1);
        assertThat(data.getJsonArray("events")).isNotEmpty();
        assertThat(data.getJsonArray("audit")).isNotEmpty();
    }

    @Test
    void whoeverReadAllAboutAMemberIsInTheAuditTrail() {
        String member = id(key);
        ask("{ memberData(memberId: \"" + member + "\") }");

        assertThat(ask("{ auditTrail(filter: {objectId: \"" + member + "\"}) { nodes { action } } }")
                        .getList("data.auditTrail.nodes.action"))
                .startsWith("MEMBER_DATA_READ");
        assertThat(ask("{ memberData(memberId: \"mbr_" + "0".repeat(22) + "\") }")
                        .<Object>get("data.memberData"))
                .isNull();
    }

    /** Every text, list, document and binary of the schema in which something planted still stands. */
    private List<String> traces() {
        List<String> found = new ArrayList<>();
        pool.query("""
                SELECT format('%I', table_name) AS t, format('%I', column_name) AS c, data_type AS type
                FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                  AND data_type IN ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY')
                """).execute().await().indefinitely().forEach(column -> {
            String text = column.getString("type").equals("bytea")
                    ? "encode(" + column.getString("c") + ", 'escape')"
                    : column.getString("c") + "::text";
            int rows = pool.preparedQuery("SELECT count(*)::int AS n FROM " + column.getString("t")
                            + " WHERE strpos(lower(" + text + "), $1) > 0")
                    .execute(Tuple.of(planted))
                    .await()
                    .indefinitely()
                    .iterator()
                    .next()
                    .getInteger("n");
            if (rows > 0) {
                found.add(column.getString("t") + "." + column.getString("c"));
            }
        });
        return found;
    }

    private void awaitErased() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            jobs.stream()
                    .filter(job -> job.name().equals("erasure"))
                    .findFirst()
                    .orElseThrow()
                    .run()
                    .await()
                    .indefinitely();
            return count("erasure WHERE done_at IS NULL") == 0;
        });
    }

    private void awaitSynced(int emails) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ask("{ group(id: \"" + group + "\") { syncs { provider label } } }")
                        .getString("data.group.syncs.find { it.provider == 'MAILCHIMP' }.label")
                        .equals(emails + " emails synced"));
    }

    private JsonPath erase(String id, boolean alsoAtProviders) {
        return ask("mutation { eraseMember(input: {memberId: \"" + id + "\", alsoAtProviders: " + alsoAtProviders
                + "}) { erasedMemberId addressShared userErrors { code message } } }");
    }

    private static String saving(String id, String lastName, String email) {
        return "mutation { saveMember(input: {person: {externalId: \"" + id + "\", firstName: \"Kim\", lastName: \""
                + lastName + "\", email: \"" + email + "\", tags: [\"erasable\"]}}) {"
                + " member { id displayName email } userErrors { code message } } }";
    }

    private static JsonPath save(String id, String lastName, String email) {
        return ask(saving(id, lastName, email));
    }

    private static String id(String key) {
        return ask("{ member(externalId: \"" + key + "\") { id } }").getString("data.member.id");
    }

    private int count(String from) {
        return pool.query("SELECT count(*)::int AS n FROM " + from)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger("n");
    }

    private static JsonPath ask(String query) {
        return given().contentType("application/json")
                .body(new JsonObject().put("query", query).encode())
                .post("/graphql")
                .jsonPath();
    }
}
