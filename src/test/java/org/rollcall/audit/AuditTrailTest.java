package org.rollcall.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class AuditTrailTest {

    private static final Actor MARA = new Actor(ActorKind.TOKEN, "tok-1", "Mara", "192.0.2.7");

    @Inject
    Pool pool;

    @Inject
    Auditor auditor;

    @Inject
    Trail trail;

    @BeforeEach
    void threeEntries() {
        for (String day : List.of("one", "two", "three")) {
            pool.withTransaction(tx -> auditor.record(
                            tx, Entry.of(MARA, AuditAction.DIGEST_SENT, null).with("day", day)))
                    .await()
                    .indefinitely();
        }
        sql("CREATE TABLE audit_entry_as_it_was AS TABLE audit_entry");
        sql("CREATE TABLE audit_head_as_it_was AS TABLE audit_head");
    }

    @AfterEach
    void asItWas() {
        sql("ALTER TABLE audit_entry DISABLE TRIGGER USER");
        sql("DELETE FROM audit_entry; DELETE FROM audit_head");
        sql("INSERT INTO audit_entry SELECT * FROM audit_entry_as_it_was");
        sql("INSERT INTO audit_head SELECT * FROM audit_head_as_it_was");
        sql("ALTER TABLE audit_entry ENABLE TRIGGER USER");
        sql("DROP TABLE audit_entry_as_it_was, audit_head_as_it_was");
        sql("DELETE FROM member WHERE external_id LIKE 'audit-%'");
        sql("DELETE FROM member_group WHERE slug LIKE 'audit-%'");
    }

    @Test
    void anEditOfAMemberTellsWhoWhatBeforeAndAfterAndWhereFrom() {
        ask("mutation { saveMember(input: {person: {externalId: \"audit-1\", lastName: \"Lee\"}}) { member { id } } }");
        String id =
                ask("mutation { saveMember(input: {person: {externalId: \"audit-1\", lastName: \"Li\"}}) { member { id } } }")
                        .getString("data.saveMember.member.id");

        JsonPath newest = ask("{ auditTrail(first: 1, filter: {objectId: \"" + id + "\"}) { totalCount nodes {"
                        + " action actor { kind name } address objectId erased changes { field before after } } } }")
                .setRootPath("data.auditTrail");

        assertThat(newest.getInt("totalCount")).isEqualTo(2);
        assertThat(newest.getString("nodes[0].action")).isEqualTo("MEMBER_SAVED");
        assertThat(newest.getString("nodes[0].actor.kind")).isEqualTo("DEMO");
        assertThat(newest.getString("nodes[0].address")).isEqualTo("127.0.0.1");
        assertThat(newest.getMap("nodes[0].changes[0]"))
                .containsExactlyInAnyOrderEntriesOf(
                        java.util.Map.of("field", "lastName", "before", "Lee", "after", "Li"));
    }

    @Test
    void aSavedAndADeletedGroupIsRecorded() {
        String id = ask("mutation { saveGroup(input: {name: \"Audit group\", slug: \"audit-group\", criteria: {}}) {"
                        + " group { id } userErrors { message } } }")
                .getString("data.saveGroup.group.id");
        ask("mutation { deleteGroup(input: {id: \"" + id + "\"}) { userErrors { message } } }");

        assertThat(ask("{ auditTrail(filter: {objectId: \"" + id + "\"}) { nodes { action } } }")
                        .getList("data.auditTrail.nodes.action"))
                .containsExactly("GROUP_DELETED", "GROUP_SAVED");
        assertThat(inspect().intact()).isTrue();
    }

    @Test
    void whatChangesNothingIsNotRecorded() {
        String save = "mutation { saveMember(input: {person: {externalId: \"audit-2\"}}) { member { id } } }";
        String id = ask(save).getString("data.saveMember.member.id");
        ask(save);

        assertThat(ask("{ auditTrail(filter: {objectId: \"" + id + "\"}) { totalCount } }")
                        .getInt("data.auditTrail.totalCount"))
                .isOne();
    }

    @Test
    void whatIsRolledBackIsNotInTheTrail() {
        int before = inspect().lastPosition();

        assertThatThrownBy(() -> pool.withTransaction(tx -> auditor.record(
                                tx, Entry.of(MARA, AuditAction.GROUP_DELETED, "grp_x"))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("Something else fails."))))
                .await()
                .indefinitely());

        assertThat(inspect().lastPosition()).isEqualTo(before);
    }

    @Test
    void whatCannotBeRecordedDoesNotHappen() {
        String id = ask("mutation { saveGroup(input: {name: \"Audit stays\", slug: \"audit-stays\", criteria: {}}) {"
                        + " group { id } } }")
                .getString("data.saveGroup.group.id");
        sql("ALTER TABLE audit_entry ADD CONSTRAINT nothing_more CHECK (action <> 'GROUP_DELETED') NOT VALID");
        try {
            ask("mutation { deleteGroup(input: {id: \"" + id + "\"}) { userErrors { message } } }");
        } finally {
            sql("ALTER TABLE audit_entry DROP CONSTRAINT nothing_more");
        }

        assertThat(ask("{ group(id: \"" + id + "\") { name } }").getString("data.group.name"))
                .isEqualTo("Audit stays");
    }

    @Test
    void entriesAreNeitherChangedNorDeleted() {
        assertThatThrownBy(() -> sql("UPDATE audit_entry SET actor_name = 'nobody'"))
                .hasMessageContaining("neither");
        assertThatThrownBy(() -> sql("DELETE FROM audit_entry")).hasMessageContaining("neither");
        assertThatThrownBy(() -> sql("TRUNCATE audit_entry")).hasMessageContaining("neither");
    }

    @Test
    void anAlteredEntryIsFound() {
        int position = inspect().lastPosition() - 1;

        behindTheBack("UPDATE audit_entry SET actor_name = 'nobody' WHERE position = " + position);

        assertThat(problems()).containsExactly(position + " ALTERED");
    }

    @Test
    void alteredChangesAreFound() {
        int position = inspect().lastPosition();

        behindTheBack(
                "UPDATE audit_entry SET changes = '{\"day\": {\"after\": \"four\"}}' WHERE position = " + position);

        assertThat(problems()).containsExactly(position + " CHANGES_ALTERED");
    }

    @Test
    void changesThatNoErasureTookAreMissed() {
        int position = inspect().lastPosition();

        behindTheBack("UPDATE audit_entry SET changes = NULL WHERE position = " + position);

        assertThat(problems()).containsExactly(position + " CHANGES_MISSING");
    }

    @Test
    void aDeletedEntryIsFound() {
        int position = inspect().lastPosition() - 1;

        behindTheBack("DELETE FROM audit_entry WHERE position = " + position);

        assertThat(problems()).containsExactly(position + " MISSING");
    }

    @Test
    void aTrailThatIsCutOffIsFound() {
        int position = inspect().lastPosition();

        behindTheBack("DELETE FROM audit_entry WHERE position = " + position);
        assertThat(problems()).containsExactly(position + " HEAD");

        behindTheBack("UPDATE audit_head SET (position, seal) = (SELECT position, seal FROM audit_entry"
                + " ORDER BY position DESC LIMIT 1)");
        assertThat(problems()).containsExactly((position - 1) + " HEAD");
    }

    @Test
    void entriesThatChangedPlacesAreFound() {
        int last = inspect().lastPosition();

        behindTheBack("UPDATE audit_entry SET position = -1 WHERE position = " + last);
        behindTheBack("UPDATE audit_entry SET position = " + last + " WHERE position = " + (last - 1));
        behindTheBack("UPDATE audit_entry SET position = " + (last - 1) + " WHERE position = -1");

        assertThat(problems()).contains((last - 1) + " ALTERED", last + " ALTERED");
    }

    /** The digest without the key, over what the entry holds. */
    @Test
    void aForgedSealIsFound() {
        int position = inspect().lastPosition() - 1;

        behindTheBack("UPDATE audit_entry SET actor_name = 'nobody', seal = sha256(convert_to('nobody', 'UTF8'))"
                + " WHERE position = " + position);

        assertThat(problems()).containsExactly(position + " ALTERED", (position + 1) + " ALTERED");
    }

    @Test
    void entriesOfAnUnknownKeyAreNotBelieved() {
        int position = inspect().lastPosition();

        behindTheBack("UPDATE audit_entry SET key_id = 'mine' WHERE position = " + position);

        assertThat(problems()).containsExactly(position + " KEY_MISSING");
    }

    @Test
    void whatIsOldGoesAndTheRestIsStillBelieved() {
        int last = inspect().lastPosition();

        int deleted = trail.expire(Duration.ofSeconds(-10), 2).await().indefinitely();

        assertThat(deleted).isEqualTo(2);
        assertThat(inspect().intact()).isTrue();
        assertThat(ask("{ auditTrail(first: 1) { nodes { position action actor { kind } } } }")
                        .getString("data.auditTrail.nodes[0].action"))
                .isEqualTo("AUDIT_EXPIRED");
        assertThat(inspect().lastPosition()).isEqualTo(last + 1);
    }

    @Test
    void positionsHaveNoGapsHoweverManyRecordAtOnce() {
        int before = inspect().lastPosition();

        Uni.join()
                .all(java.util.stream.IntStream.range(0, 40)
                        .mapToObj(i -> pool.withTransaction(
                                tx -> auditor.record(tx, Entry.of(MARA, AuditAction.JOB_RUN, "job-" + i))))
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(inspect().lastPosition()).isEqualTo(before + 40);
        assertThat(inspect().intact()).isTrue();
    }

    private void behindTheBack(String statement) {
        sql("ALTER TABLE audit_entry DISABLE TRIGGER USER");
        sql(statement);
        sql("ALTER TABLE audit_entry ENABLE TRIGGER USER");
    }

    private AuditIntegrity inspect() {
        return trail.inspect().await().indefinitely();
    }

    private List<String> problems() {
        JsonPath found = ask("{ auditIntegrity(after: 0) { intact problems { position kind message } } }")
                .setRootPath("data.auditIntegrity");
        assertThat(found.getBoolean("intact")).isFalse();
        return found.getList("problems.collect { it.position + ' ' + it.kind }");
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }

    private static JsonPath ask(String query) {
        return given().contentType("application/json")
                .body(new JsonObject().put("query", query).encode())
                .post("/graphql")
                .jsonPath();
    }
}
