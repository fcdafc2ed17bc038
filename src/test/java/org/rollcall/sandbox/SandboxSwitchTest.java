package org.rollcall.sandbox;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(SandboxSwitchTest.Off.class)
class SandboxSwitchTest {

    /** A service without a sandbox. */
    public static final class Off implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.sandbox.enabled", "false");
        }
    }

    @Test
    void nothingIsThereWhenTheSandboxIsOff() {
        when().get("/sandbox/mailchimp/3.0/ping").then().statusCode(404);
        when().get("/sandbox/control/calls").then().statusCode(404);
        given().body("{}").post("/sandbox/control/reset").then().statusCode(404);
    }

    @Test
    void productionModeCannotBeOutvoted() {
        assertThat(new SandboxSwitch(() -> true, "production").isOn()).isFalse();
        assertThat(new SandboxSwitch(() -> true, "demo").isOn()).isTrue();
        assertThat(new SandboxSwitch(() -> false, "demo").isOn()).isFalse();
    }
}
