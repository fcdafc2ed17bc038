package org.rollcall.member;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the tests send. */
final class Http {

    /** Without a charset that nobody asked for. */
    private static final RestAssuredConfig AS_GIVEN = RestAssured.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Http() {}

    static ValidatableResponse graphql(String query, Map<String, ?> variables) {
        return given().contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .when()
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    static ValidatableResponse graphql(String query) {
        return graphql(query, Map.of());
    }

    static ValidatableResponse csv(String body) {
        return post("text/csv", body.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse post(String contentType, byte[] body) {
        return given().config(AS_GIVEN)
                .contentType(contentType)
                .body(body)
                .when()
                .post("/import/members")
                .then();
    }
}
