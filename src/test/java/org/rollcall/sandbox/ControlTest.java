package org.rollcall.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.rollcall.sandbox.MailchimpClient.control;
import static org.rollcall.sandbox.MailchimpClient.get;
import static org.rollcall.sandbox.MailchimpClient.person;
import static org.rollcall.sandbox.MailchimpClient.post;
import static org.rollcall.sandbox.MailchimpClient.subscribe;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ControlTest {

    private static final String ANN = "ann@members.test";

    @BeforeEach
    void startEmpty() {
        MailchimpClient.reset();
    }

    @Test
    void callsAreLoggedInTheirOrderWithWhatCameOfThem() {
        subscribe(ANN);
        get("members/nobody@members.test");

        control("calls?provider=mailchimp")
                .body("n", contains(1, 2))
                .body("method", contains("POST", "GET"))
                .body("path[0]", is("/3.0/lists/" + MailchimpClient.LIST + "/members"))
                .body("status", contains(200, 404))
                .body("rows", contains(1, 0));
        given().delete("/sandbox/control/calls?provider=mailchimp").then().statusCode(200);
        control("calls").body("$", empty());
    }

    @Test
    void contactsTellWhoWroteThemLastAndHowOftenTheApiDid() {
        post("members", Map.of("email_address", ANN, "status", "subscribed", "merge_fields", Map.of("FNAME", "Ann")));
        post("segments", Map.of("name", "Board", "static_segment", List.of(ANN)));
        person(ANN, "unsubscribe");

        control("contacts?provider=mailchimp")
                .body("email", contains(ANN))
                .body("[0].status", is("unsubscribed"))
                .body("[0].fields.FNAME", is("Ann"))
                .body("[0].lists", contains("Board"))
                .body("[0].created", is(1))
                .body("[0].writes", is(2))
                .body("[0].lastWriter", is("person"));
    }

    @Test
    void peopleEditFieldsAndChangeAddresses() {
        String contactId = subscribe(ANN).extract().path("contact_id");

        control(
                        "people",
                        Map.of(
                                "provider",
                                "mailchimp",
                                "email",
                                ANN,
                                "action",
                                "edit",
                                "fields",
                                Map.of("LNAME", "Lee")))
                .statusCode(200);
        control(
                        "people",
                        Map.of(
                                "provider", "mailchimp",
                                "email", ANN,
                                "action", "change-email",
                                "newEmail", "lee@members.test"))
                .statusCode(200);

        get("members/lee@members.test").body("contact_id", is(contactId)).body("merge_fields.LNAME", is("Lee"));
    }

    @Test
    void theClockIsMovedByAnIsoPeriod() {
        assertThat(moved("P1D").extract().path("offset").toString()).isEqualTo("PT24H");
        assertThat(moved("-PT1H").extract().path("offset").toString()).isEqualTo("PT-1H");
        assertThat(moved("P2W").extract().path("offset").toString()).isEqualTo("PT336H");
        clock("tomorrow").statusCode(400).body("error", containsString("offset is 'tomorrow'"));
    }

    @Test
    void whatCannotBeMeantIsRefusedByFieldValueAndWhatIsAllowed() {
        control("faults", Map.of("provider", "mailchimp", "kind", "flood"))
                .statusCode(400)
                .body("error", containsString("kind is 'flood'; allowed are throttle-429"));
        control("faults", Map.of("provider", "pigeon", "kind", "slow"))
                .statusCode(400)
                .body("error", is("provider is 'pigeon'; allowed are constant-contact, mailchimp"));
        control("faults", Map.of("provider", "mailchimp", "kind", "slow", "count", 0))
                .statusCode(400)
                .body("error", is("count is 0; allowed are whole numbers from 1"));
        control("people", Map.of("provider", "mailchimp", "email", ANN, "action", "unsubscribe"))
                .statusCode(400)
                .body("error", containsString("email is '" + ANN + "'"));
    }

    @Test
    void aResetKeepsTheSettingsOfTheFirstStartOnly() {
        post("merge-fields", Map.of("tag", "LTV", "name", "Lifetime value", "type", "number"));
        subscribe(ANN);

        MailchimpClient.reset();

        control("contacts").body("$", empty());
        control("calls").body("$", empty());
        get("merge-fields").body("merge_fields.tag", contains("FNAME", "LNAME", "COMPANY"));
    }

    private static ValidatableResponse moved(String offset) {
        return clock(offset).statusCode(200);
    }

    private static ValidatableResponse clock(String offset) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("offset", offset))
                .put("/sandbox/control/clock")
                .then();
    }
}
