package org.rollcall.sandbox.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.rollcall.sandbox.ConstantContactClient.fault;
import static org.rollcall.sandbox.ConstantContactClient.get;
import static org.rollcall.sandbox.ConstantContactClient.limits;
import static org.rollcall.sandbox.ConstantContactClient.moveClock;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.ConstantContactClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class LimitTest {

    private static final String SUMMARY = "/account/summary";

    @BeforeEach
    void connect() {
        ConstantContactClient.connect();
    }

    @Test
    void aBucketHoldsASecondsCallsAndFillsAgain() {
        Bucket bucket = new Bucket(4, 0);

        assertThat(IntStream.range(0, 5).mapToObj(i -> bucket.take(0))).containsExactly(true, true, true, true, false);
        assertThat(bucket.take(250_000_000)).isTrue();
        assertThat(bucket.take(300_000_000)).isFalse();
        assertThat(IntStream.range(0, 5).filter(i -> bucket.take(9_000_000_000L)))
                .hasSize(4);
    }

    @Test
    void callsThatComeTooFastAreThrottledAndThatIsAViolation() {
        limits(1, 10_000);
        get(SUMMARY).statusCode(200);

        get(SUMMARY).statusCode(429).body("error_key", is("throttled")).body("error_message", is("Too Many Requests"));

        control("violations").body("kind", contains("too-many-calls"));
    }

    @Test
    void theDaysQuotaEndsAtMidnightUtcOfTheMovedClock() {
        limits(1_000, 2);
        get(SUMMARY).statusCode(200);
        get(SUMMARY).statusCode(200);
        get(SUMMARY)
                .statusCode(429)
                .body("error_key", is("quota_exceeded"))
                .body("error_message", is("Limit Exceeded"));

        moveClock("P1D");
        ConstantContactClient.useToken(ConstantContactClient.exchange(ConstantContactClient.code("contact_data"))
                .extract()
                .path("access_token"));

        get(SUMMARY).statusCode(200);
    }

    @Test
    void whoeverGoesOnCallingWithoutAQuotaViolatesTheContract() {
        limits(1_000, 0);
        get(SUMMARY).statusCode(429);
        get(SUMMARY).statusCode(429);
        control("violations").body("$", empty());

        get(SUMMARY).statusCode(429);

        control("violations").body("kind", contains("contract"));
    }

    @Test
    void throttledCallsDoNotCount() {
        limits(1, 2);
        get(SUMMARY).statusCode(200);
        get(SUMMARY).statusCode(429).body("error_key", is("throttled"));
        limits(1_000, 2);

        get(SUMMARY).statusCode(200);
        get(SUMMARY).statusCode(429).body("error_key", is("quota_exceeded"));
    }

    @Test
    void aSpentQuotaIsPlayedForTheRestOfTheDay() {
        fault("quota-exceeded", "GET /v3/account");
        get("/contact_lists").statusCode(200);

        get(SUMMARY).statusCode(429).body("error_key", is("quota_exceeded"));
        get("/contact_lists").statusCode(429);

        control("reset", Map.of()).statusCode(200);
        get("/contact_lists").statusCode(200);
    }
}
