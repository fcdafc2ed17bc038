package org.rollcall.sandbox.mailchimp;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.rollcall.sandbox.MailchimpClient.bulk;
import static org.rollcall.sandbox.MailchimpClient.control;
import static org.rollcall.sandbox.MailchimpClient.delete;
import static org.rollcall.sandbox.MailchimpClient.patch;
import static org.rollcall.sandbox.MailchimpClient.person;
import static org.rollcall.sandbox.MailchimpClient.post;
import static org.rollcall.sandbox.MailchimpClient.subscribe;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.MailchimpClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConsentTest {

    private static final String ANN = "ann@members.test";
    private static final Map<String, String> SUBSCRIBED = Map.of("status", "subscribed");

    @BeforeEach
    void startEmpty() {
        MailchimpClient.reset();
    }

    @Test
    void subscribingWhoWasUnsubscribedIsAViolationEvenWhereTheProviderTakesIt() {
        subscribe(ANN);
        patch(ANN, Map.of("status", "unsubscribed"));

        patch(ANN, SUBSCRIBED).statusCode(200);

        violated("subscribed, but was unsubscribed by api");
    }

    @Test
    void confirmingInSomebodysNameIsAViolation() {
        post("members", Map.of("email_address", ANN, "status", "pending"));

        patch(ANN, SUBSCRIBED).statusCode(200);

        violated("subscribed, but was pending by api");
    }

    @Test
    void bringingBackWhomAPersonArchivedIsAViolation() {
        subscribe(ANN);
        person(ANN, "archive");

        subscribe(ANN).statusCode(200);

        violated("subscribed, but was archived by person");
    }

    @Test
    void archivingDoesNotWashAnUnsubscribeAway() {
        subscribe(ANN);
        person(ANN, "unsubscribe");
        delete("members/" + ANN).statusCode(204);

        bulk(List.of(Map.of("email_address", ANN, "status", "subscribed")), true)
                .statusCode(200)
                .body("total_updated", is(1));

        violated("subscribed, but was archived by api");
    }

    @Test
    void aRefusedWriteIsNone() {
        subscribe(ANN);
        person(ANN, "unsubscribe");

        patch(ANN, SUBSCRIBED).statusCode(400);

        control("violations").body("$", empty());
    }

    @Test
    void changingWhoIsSubscribedIsNone() {
        subscribe(ANN);

        patch(ANN, Map.of("status", "subscribed", "merge_fields", Map.of("FNAME", "Ann")));

        control("violations").body("$", empty());
    }

    @Test
    void whatNoClientShouldSendIsAViolationOfTheContract() {
        MailchimpClient.get("/unheard-of").statusCode(404);
        post("members", "{").statusCode(400).body("title", is("JSONParseError"));
        post("members", Map.of("email_address", ANN)).statusCode(400);
        post("members", Map.of("email_address", ANN, "status", "subscribed", "nickname", "A"))
                .statusCode(200);
        MailchimpClient.get("members?count=1001").statusCode(400);

        control("violations").body("size()", is(5)).body("call", contains(1, 2, 3, 4, 5));
    }

    @Test
    void anAudienceOrAMemberThatIsNotThereIsNone() {
        MailchimpClient.get("/lists/0000000000/members").statusCode(404);
        MailchimpClient.get("members/" + ANN).statusCode(404);

        control("violations").body("$", empty());
    }

    private static void violated(String detail) {
        control("violations")
                .body("kind", contains("consent-raised"))
                .body("email", contains(ANN))
                .body("detail", contains(detail));
    }
}
