package org.rollcall.digest;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An association with troubles, made in the database as the engine would leave them. */
@ApplicationScoped
public class Given {

    private final Pool pool;

    Given(Pool pool) {
        this.pool = pool;
    }

    /** Nothing to tell, and no digest of any day. */
    void peace() {
        run("DELETE FROM daily_digest");
        run("DELETE FROM group_list");
        run("DELETE FROM sync_run");
        run("DELETE FROM member_group");
        run("DELETE FROM member WHERE external_id LIKE 'digest-%'");
        run("""
                INSERT INTO provider_account (provider, name, connected_by, connected_at)
                VALUES ('CONSTANT_CONTACT', 'Test', 'API_KEY', now())
                ON CONFLICT (provider) DO UPDATE SET connected_by = 'API_KEY', connected_at = now(), disconnected_at = NULL
                """);
        run("UPDATE provider_account SET health = 'HEALTHY', health_message = NULL");
    }

    /** A group with a list at Constant Contact. */
    UUID group(String name, String slug) {
        UUID group = UUID.randomUUID();
        run(
                "INSERT INTO member_group (id, slug, name, calculation_state) VALUES ($1, $2, $3, 'READY')",
                group,
                slug,
                name);
        run("""
                WITH list AS (
                    INSERT INTO provider_list (account_id, external_id, name)
                    SELECT id, $2, 'List' FROM provider_account WHERE provider = 'CONSTANT_CONTACT'
                    RETURNING id, account_id)
                INSERT INTO group_list (group_id, account_id, list_id) SELECT $1, account_id, id FROM list
                """, group, group.toString());
        return group;
    }

    void calculationFailed(UUID group, String message) {
        run(
                "UPDATE member_group SET calculation_state = 'FAILED', calculation_failure = $2 WHERE id = $1",
                group,
                message);
    }

    /** A run of the group that ended; of several the last one counts. */
    void ran(UUID group, String state, String message) {
        run("""
                INSERT INTO sync_run (group_id, account_id, cause, state, phase, finished_at, failure_code, failure_message,
                    queued_at)
                SELECT $1, account_id, 'GROUP_SAVED', $2, 'DONE', now(),
                    CASE WHEN $2 = 'FAILED' THEN 'PROVIDER_ERROR' END, $3, clock_timestamp()
                FROM group_list WHERE group_id = $1
                """, group, state, message);
    }

    void held(UUID group, String because) {
        run("UPDATE group_list SET held_because = $2 WHERE group_id = $1", group, because);
    }

    void recordFailed(UUID group, String address, String code) {
        run(
                "INSERT INTO member (external_id, kind, last_name, email) VALUES ('digest-' || $1, 'PERSON', 'X', $1)",
                address);
        run("""
                INSERT INTO address_record (group_id, address, main_member_id, candidates, do_not_send)
                SELECT $1, $2, id, 1, false FROM member WHERE external_id = 'digest-' || $2
                """, group, address);
        run("""
                INSERT INTO list_entry (group_id, account_id, address, state, code)
                SELECT $1, account_id, $2, 'FAILED', $3 FROM group_list WHERE group_id = $1
                """, group, address, code);
    }

    void health(String health, String message) {
        run(
                "UPDATE provider_account SET health = $1, health_message = $2 WHERE provider = 'CONSTANT_CONTACT'",
                health,
                message);
    }

    void disconnected() {
        run("""
                UPDATE provider_account SET connected_by = NULL, connected_at = NULL, disconnected_at = now()
                WHERE provider = 'CONSTANT_CONTACT'
                """);
    }

    void run(String sql, Object... values) {
        pool.preparedQuery(sql).execute(Tuple.from(List.of(values))).await().indefinitely();
    }

    /** The answer's data. */
    static JsonPath ask(String query, Map<String, ?> variables) {
        JsonPath answer = given().contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        if (answer.get("errors") != null) {
            throw new AssertionError(answer.prettify());
        }
        return answer.setRootPath("data");
    }
}
