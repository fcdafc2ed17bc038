package org.rollcall.sandbox.mailchimp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.rollcall.sandbox.MailchimpClient.LIST;
import static org.rollcall.sandbox.MailchimpClient.control;
import static org.rollcall.sandbox.MailchimpClient.get;
import static org.rollcall.sandbox.MailchimpClient.post;
import static org.rollcall.sandbox.MailchimpClient.subscribe;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.MailchimpClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class BatchTest {

    private static final String MEMBERS = "/lists/" + LIST + "/members";

    @BeforeEach
    void startEmpty() {
        MailchimpClient.reset();
    }

    @Test
    void aBatchExecutesItsOperationsAndPacksTheirOutcomes() throws IOException {
        subscribe("ann@members.test");

        String id = post("/batches", Map.of("operations", List.of(rename("ann"), rename("nobody"))))
                .statusCode(200)
                .body("status", is("pending"))
                .body("response_body_url", is(""))
                .extract()
                .path("id");
        await().until(() -> get("/batches/" + id).extract().path("status").equals("finished"));

        String url = get("/batches/" + id)
                .body("total_operations", is(2))
                .body("errored_operations", is(1))
                .extract()
                .path("response_body_url");
        JsonArray results = unpack(given().get(url).asByteArray());
        assertThat(results.stream().map(each -> ((JsonObject) each).getInteger("status_code")))
                .containsExactly(200, 404);
        JsonObject first = results.getJsonObject(0);
        assertThat(first.getString("operation_id")).isEqualTo("ann");
        assertThat(new JsonObject(first.getString("response")).getString("full_name"))
                .isEqualTo("New");
    }

    @Test
    void eachOperationIsACallOfItsOwnInTheLog() {
        subscribe("ann@members.test");
        String id = post("/batches", Map.of("operations", List.of(rename("ann"), rename("nobody"))))
                .extract()
                .path("id");
        await().until(() -> get("/batches/" + id).extract().path("status").equals("finished"));

        control("calls")
                .body("findAll { it.method != 'GET' }.method", contains("POST", "POST", "PATCH", "PATCH"))
                .body("findAll { it.method == 'PATCH' }.status", contains(200, 404));
    }

    private static Map<String, String> rename(String name) {
        return Map.of(
                "method",
                "PATCH",
                "path",
                MEMBERS + "/" + Address.hash(name + "@members.test"),
                "operation_id",
                name,
                "body",
                "{\"merge_fields\":{\"FNAME\":\"New\"}}");
    }

    /** Reads the only file of a tar archive: a header of 512 bytes with the size in octal digits, and the content. */
    private static JsonArray unpack(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] tar = in.readAllBytes();
            int size = Integer.parseInt(new String(tar, 124, 11, StandardCharsets.US_ASCII), 8);
            return new JsonArray(new String(tar, 512, size, StandardCharsets.UTF_8));
        }
    }
}
