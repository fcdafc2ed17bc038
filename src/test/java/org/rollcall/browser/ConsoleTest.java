package org.rollcall.browser;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.TestDatabase;

/** The ways to the console, and what guards it. In this test the service has none, as if it had been built without Node.js. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConsoleTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console"})
    void leadsToIt(String path) {
        given().redirects().follow(false).get(path).then().statusCode(302).header("Location", "/console/");
    }

    @Test
    void aServiceThatWasBuiltWithoutOneSaysSo() {
        given().get("/console/groups").then().statusCode(404).body(containsString("built where Node.js"));
    }

    @Test
    void aPageIsAskedForAnewAfterEachBuildAndItsFilesAreNot() {
        given().get("/console/groups").then().header("Cache-Control", "no-cache");
        given().get("/console/assets/index.js").then().header("Cache-Control", not(equalTo("no-cache")));
    }

    @Test
    void thePolicyLetsInItsOwnFilesAndNothingInline() {
        given().get("/console/")
                .then()
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("Content-Security-Policy", containsString("style-src 'self';"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")));
    }
}
