package org.rollcall.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.graphql.GlobalId;

@QuarkusTest
@TestProfile(ExportTest.SmallPieces.class)
@WithTestResource(TestDatabase.class)
class ExportTest {

    private static final int MEMBERS = 25;

    /** Pieces of 10 rows, written only when a test says so. */
    public static final class SmallPieces implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.sync.working", "false", "rollcall.export.chunk", "10", "rollcall.export.most", "2");
        }
    }

    @Inject
    Pool pool;

    @Inject
    Exporter exporter;

    @Inject
    ExportStore store;

    @Inject
    ExportConfig config;

    @Inject
    Links links;

    private final UUID group = UUID.randomUUID();

    @BeforeEach
    void aGroupOfHostileNames() {
        sql("DELETE FROM report_export");
        sql("""
                INSERT INTO provider_account (provider, name, connected_by, connected_at)
                VALUES ('MAILCHIMP', 'Test', 'API_KEY', now()) ON CONFLICT (provider) DO NOTHING
                """);
        sql("INSERT INTO member_group (id, slug, name) VALUES ('%1$s', 'g-%1$s', '=Group, \"quoted\"')"
                .formatted(group));
        sql("""
                WITH added AS (
                    INSERT INTO member (external_id, kind, last_name, first_name, email)
                    SELECT '%1$s-' || i, 'PERSON', '=cmd|' || i, E'two\\r\\nlines', 'p' || i || '@ex.test'
                    FROM generate_series(1, %2$d) i RETURNING id, sort_last, sort_first)
                INSERT INTO group_member (group_id, member_id, kind, sort_last, sort_first)
                SELECT '%1$s', id, 'PRIMARY', sort_last, sort_first FROM added
                """.formatted(group, MEMBERS));
    }

    @Test
    void theFileHasEveryRowOnceAndNoFormula() {
        String id = export("CSV");

        exporter.runNext().await().indefinitely();

        Response file = download(id);
        assertThat(file.header("Content-Disposition"))
                .matches("attachment; filename=\"email-sync-report-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        List<CsvRecord> rows = rows(file);
        assertThat(rows).hasSize(MEMBERS + 1);
        assertThat(rows.get(0).getFields())
                .startsWith("group_slug", "group_name", "member_external_id")
                .contains("mailchimp_state", "constant_contact_state");
        assertThat(rows.stream().map(row -> row.getField(2)).toList()).doesNotHaveDuplicates();
        assertThat(rows.get(1).getField(1)).isEqualTo("'=Group, \"quoted\"");
        assertThat(rows.get(1).getField(4)).startsWith("'=cmd|").endsWith(", two\r\nlines");
        assertThat(rows.get(1).getFields()).contains("NOT_APPLICABLE", "GROUP_NOT_CONNECTED");
        assertThat(node(id).getInt("rowCount")).isEqualTo(MEMBERS);
    }

    @Test
    void jsonLinesHaveTheSameRows() {
        String id = export("JSONL");

        exporter.runNext().await().indefinitely();

        List<JsonObject> lines =
                download(id).asString().lines().map(JsonObject::new).toList();
        assertThat(lines).hasSize(MEMBERS);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.getString("group_name")).isEqualTo("=Group, \"quoted\"");
            assertThat(line.getString("mailchimp_reason")).isEqualTo("GROUP_NOT_CONNECTED");
            assertThat(line.containsKey("constant_contact_state")).isTrue();
        });
    }

    @Test
    void anotherReplicaGoesOnWhereAKilledOneWas() {
        String id = export("CSV");
        ExportClaim killed = store.claim(config.lease()).await().indefinitely().orElseThrow();
        exporter.writeNext(killed).await().indefinitely();
        assertThat(exporter.runNext().await().indefinitely())
                .as("the lease holds")
                .isFalse();

        sql("UPDATE report_export SET lease_until = now() - interval '1 second'");
        assertThat(node(id).getInt("rowCount")).isEqualTo(10);
        exporter.runNext().await().indefinitely();

        List<CsvRecord> rows = rows(download(id));
        assertThat(rows).hasSize(MEMBERS + 1);
        assertThat(rows.stream().map(row -> row.getField(2)).toList()).doesNotHaveDuplicates();
    }

    @Test
    void whoLostItsClaimWritesNothingMore() {
        String id = export("CSV");
        ExportClaim slow = store.claim(config.lease()).await().indefinitely().orElseThrow();
        sql("UPDATE report_export SET lease_until = now() - interval '1 second'");
        ExportClaim other = store.claim(config.lease()).await().indefinitely().orElseThrow();

        assertThat(exporter.writeNext(slow).await().indefinitely()).isEmpty();
        assertThat(node(id).getInt("rowCount")).isZero();
        assertThat(exporter.writeNext(other).await().indefinitely()).isPresent();
    }

    @Test
    void nobodyDownloadsWhatIsNotDoneExpiredOrGuessed() {
        String id = export("CSV");
        String link = links.to(GlobalId.REPORT_EXPORT.parse(id).orElseThrow());
        assertThat(node(id).getString("url")).isNull();
        given().get("/export/" + link).then().statusCode(404);
        exporter.runNext().await().indefinitely();
        assertThat(link).hasSize(64);
        assertThat(node(id).getString("url")).endsWith("/export/" + link);

        char last = link.charAt(63);
        for (String guess : List.of("A".repeat(64), link.substring(0, 63) + (last == 'A' ? 'B' : 'A'), "x", "%00")) {
            given().urlEncodingEnabled(false).get("/export/" + guess).then().statusCode(404);
        }
        given().get("/export/" + links.to(UUID.randomUUID())).then().statusCode(404);
        given().get("/export/" + link).then().statusCode(200);
        sql("UPDATE report_export SET expires_at = now() - interval '1 second'");
        given().get("/export/" + link).then().statusCode(404);
    }

    @Test
    void onlySoManyAreWrittenAtOnce() {
        export("CSV");
        export("CSV");

        JsonPath third = request("CSV", List.of(GlobalId.GROUP.of(group)));

        assertThat(third.getString("userErrors[0].code")).isEqualTo("BUSY");
        assertThat(third.getString("userErrors[0].message")).startsWith("2 exports are being written");
        exporter.runNext().await().indefinitely();
        assertThat(request("CSV", List.of(GlobalId.GROUP.of(group))).getList("userErrors"))
                .isEmpty();
    }

    @Test
    void anIdThatIsNoneIsRefusedByName() {
        JsonPath refused = request("CSV", List.of("mbr_x"));

        assertThat(refused.getString("userErrors[0].code")).isEqualTo("INVALID");
        assertThat(refused.getList("userErrors[0].field")).isEqualTo(List.of("filter", "groupIds"));
    }

    @Test
    void whatKeepsFailingIsGivenUpWithASentence() {
        String id = export("CSV");
        sql("UPDATE report_export SET filter = '{\"states\": [\"NO_SUCH_STATE\"]}'");

        for (int i = 0; i < 5; i++) {
            sql("UPDATE report_export SET not_before = now() - interval '1 second'");
            exporter.runNext().await().indefinitely();
        }

        assertThat(node(id).getString("state")).isEqualTo("FAILED");
        assertThat(node(id).getString("failureMessage")).startsWith("The file could not be written");
        assertThat(config.kept()).isEqualTo(Duration.ofHours(24));
    }

    private String export(String format) {
        JsonPath payload = request(format, List.of(GlobalId.GROUP.of(group)));
        assertThat(payload.getList("userErrors")).isEmpty();
        return payload.getString("export.id");
    }

    private static JsonPath request(String format, List<String> groups) {
        return ask("""
                mutation($input: ExportEmailSyncReportInput!) { exportEmailSyncReport(input: $input) {
                    export { id } userErrors { code message field } } }
                """, Map.of("input", Map.of("format", format, "filter", Map.of("groupIds", groups))))
                .setRootPath("data.exportEmailSyncReport");
    }

    private static JsonPath node(String id) {
        return ask("""
                query($id: ID!) { node(id: $id) { ... on ReportExport { state rowCount url expiresAt failureMessage } } }
                """, Map.of("id", id)).setRootPath("data.node");
    }

    private static Response download(String id) {
        URI url = URI.create(node(id).getString("url"));
        Response response = given().get(url.getPath());
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    private static List<CsvRecord> rows(Response file) {
        return CsvReader.builder().ofCsvRecord(file.asString()).stream().toList();
    }

    private static JsonPath ask(String query, Map<String, ?> variables) {
        JsonPath answer = given().contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .jsonPath();
        assertThat(answer.<Object>get("errors")).as(answer.prettify()).isNull();
        return answer;
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
