package org.rollcall;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class HealthTest {

    @Test
    void theServiceIsReadyWhenItsDatabaseAnswers() {
        when().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void metricsAreServedForPrometheus() {
        when().get("/q/metrics").then().statusCode(200);
    }
}
