package org.rollcall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.rollcall.sandbox.MailchimpClient.bulk;
import static org.rollcall.sandbox.MailchimpClient.control;
import static org.rollcall.sandbox.MailchimpClient.fault;
import static org.rollcall.sandbox.MailchimpClient.get;
import static org.rollcall.sandbox.MailchimpClient.put;
import static org.rollcall.sandbox.MailchimpClient.rows;
import static org.rollcall.sandbox.MailchimpClient.subscribe;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FaultTest {

    private static final String ANN = "ann@members.test";

    @BeforeEach
    void startEmpty() {
        MailchimpClient.reset();
    }

    @AfterEach
    void injectedFaultsAreNobodysViolation() {
        control("violations").body("$", empty());
    }

    @Test
    void aThrottledCallIsAnsweredWithAProblemOrWithNothingAtAll() {
        fault("throttle-429", "");
        get("/ping").statusCode(429).body("title", is("TooManyRequests"));

        fault("throttle-403", "");
        get("/ping").statusCode(403).body(is(""));
    }

    @Test
    void aBrokenProviderAnswersAProblemOrAPage() {
        fault("error-500", "");
        get("/ping").statusCode(500).body("title", is("InternalServerError"));

        fault("html-502", "");
        get("/ping").statusCode(502).contentType("text/html").body(containsString("Bad Gateway"));
    }

    @Test
    void aRevokedKeyIsPlayed() {
        fault("unauthorized", "");

        get("/ping").statusCode(401).body("title", is("API Key Invalid"));
    }

    @Test
    void aFaultMeetsTheCallsItMatchesAsOftenAsItWasAskedFor() {
        control("faults", Map.of("provider", "mailchimp", "kind", "error-500", "match", "POST /3.0/lists", "count", 2));

        get("/ping").statusCode(200);
        subscribe(ANN).statusCode(500);
        subscribe(ANN).statusCode(500);
        subscribe(ANN).statusCode(200);
    }

    @Test
    void aResetBeforeLeavesNothingBehind() {
        fault("reset-before", "POST /3.0/lists");

        assertThatThrownBy(() -> subscribe(ANN)).isInstanceOf(Exception.class);

        get("members/" + ANN).statusCode(404);
    }

    @Test
    void aResetAfterApplyingLosesTheAnswerOnly() {
        fault("reset-after-apply", "POST /3.0/lists");

        assertThatThrownBy(() -> subscribe(ANN)).isInstanceOf(Exception.class);

        get("members/" + ANN).statusCode(200);
        control("calls").body("findAll { it.method == 'POST' }.status", contains(200));
    }

    @Test
    void aTruncatedAnswerEndsInTheMiddle() {
        fault("truncated", "POST /3.0/lists");

        assertThatThrownBy(() -> subscribe(ANN).extract().asString()).isInstanceOf(Exception.class);

        get("members/" + ANN).statusCode(200);
    }

    @Test
    void aSlowCallTakesItsTime() {
        control("faults", Map.of("provider", "mailchimp", "kind", "slow", "match", "GET /3.0/ping", "millis", 300));

        get("/ping").statusCode(200);

        control("calls").body("[0].millis", greaterThanOrEqualTo(300));
    }

    @Test
    void aBadRowRefusesEveryCallThatCarriesItAsAnErrorOfItsRow() {
        control("faults", Map.of("provider", "mailchimp", "kind", "bad-row", "email", "M3@rows.test"));

        bulk(rows(10), false).statusCode(400).body("errors[0].field", is("members.item:3.email_address"));
        bulk(rows(3), false).statusCode(200).body("total_created", is(3));
        put("m3@rows.test", Map.of("status_if_new", "subscribed"))
                .statusCode(400)
                .body("errors[0].field", is("email_address"));
    }

    @Test
    void latencyIsSpentOnEachCallAndEachRow() {
        MailchimpClient.mailchimp()
                .body(Map.of("provider", "mailchimp", "millis", 100, "microsPerRow", 2_000))
                .put("/sandbox/control/latency")
                .then()
                .statusCode(200);

        long start = System.nanoTime();
        bulk(rows(100), false).statusCode(200);

        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(300);
        control("calls").body("[0].millis", greaterThanOrEqualTo(300)).body("[0].rows", is(100));
    }
}
