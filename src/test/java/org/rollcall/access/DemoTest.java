package org.rollcall.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.GraphqlSocket;
import org.rollcall.TestDatabase;

/** A demo is open to whoever is on its machine, and to nobody else. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DemoTest {

    @Inject
    Grants grants;

    @Test
    void whoeverIsHereIsAnAdminAndIsToldWhy() {
        viewer().post("/graphql")
                .then()
                .statusCode(200)
                .body("data.viewer.name", equalTo("demo"))
                .body("data.viewer.kind", equalTo("DEMO"))
                .body("data.viewer.role", equalTo("ADMIN"))
                .body("data.viewer.permissions.size()", equalTo(Permission.values().length))
                .body("data.viewer.notice", containsString("demo"));
    }

    @Test
    void whoShowsATokenIsWhoThatSays() {
        viewer().header("Authorization", "Bearer " + grants.of(Role.VIEWER))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("data.viewer.role", equalTo("VIEWER"));
    }

    @Test
    void aBadTokenIsNotTakenForNone() {
        viewer().header("Authorization", "Bearer nonsense")
                .post("/graphql")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 127.0.0.1",
        "Forwarded, for=127.0.0.1",
        "X-Real-IP, 127.0.0.1",
        "Via, 1.1 proxy",
        "Host, rollcall.example.org",
        "Host, 127.0.0.1.example.org",
        "Host, 192.168.1.7"
    })
    void whatSomebodyElsePassedOnIsNotFromHere(String header, String value) {
        viewer().header(header, value).post("/graphql").then().statusCode(401);
    }

    @Test
    void aSocketNeedsNoToken() throws Exception {
        try (GraphqlSocket wire = GraphqlSocket.open(null)) {
            wire.next("connection_ack");
            wire.subscribe("v", "{ viewer { kind } }");

            assertThat(wire.next("next").encode()).contains("DEMO");
        }
    }

    @Test
    void aSocketOfATokenIsThatTokens() throws Exception {
        try (GraphqlSocket wire = GraphqlSocket.open(grants.of(Role.VIEWER))) {
            wire.next("connection_ack");
            wire.subscribe("v", "{ viewer { kind } }");
            assertThat(wire.next("next").encode()).contains("API_TOKEN");
            wire.next("complete");
            wire.subscribe("t", "{ apiTokens { id } }");

            assertThat(wire.next("error").encode()).contains("FORBIDDEN");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.9.8.7", "::1", "[::1]", "0:0:0:0:0:0:0:1"})
    void thisMachineHasTheseNames(String host) {
        assertThat(Neighbour.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "::", "localhost.example.org", "127.0.0.1.nip.io", "1127.0.0.1", "10.0.0.1"})
    void andNotThese(String host) {
        assertThat(Neighbour.isLoopback(host)).isFalse();
    }

    private static RequestSpecification viewer() {
        return given().contentType("application/json")
                .body("{\"query\":\"{viewer{name kind role permissions notice}}\"}");
    }
}
