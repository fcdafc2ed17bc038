package org.rollcall.sandbox.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.rollcall.sandbox.MailchimpClient.control;
import static org.rollcall.sandbox.MailchimpClient.delete;
import static org.rollcall.sandbox.MailchimpClient.get;
import static org.rollcall.sandbox.MailchimpClient.patch;
import static org.rollcall.sandbox.MailchimpClient.person;
import static org.rollcall.sandbox.MailchimpClient.post;
import static org.rollcall.sandbox.MailchimpClient.put;
import static org.rollcall.sandbox.MailchimpClient.subscribe;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.MailchimpClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class StateMachineTest {

    private static final String ANN = "ann@members.test";
    private static final String BOB = "bob@members.test";

    @BeforeEach
    void startEmpty() {
        MailchimpClient.reset();
    }

    @Test
    void anUnknownMemberIsNotFoundAndCannotBeTagged() {
        get("members/" + Address.hash(ANN)).statusCode(404).body("title", is("Resource Not Found"));
        post(
                        "members/" + Address.hash(ANN) + "/tags",
                        Map.of("tags", List.of(Map.of("name", "Board", "status", "active"))))
                .statusCode(404);
    }

    @Test
    void aNewMemberIsSubscribedAndShownWithEveryFieldOfTheAudience() {
        post(
                        "members",
                        Map.of(
                                "email_address", "Ann@Members.test",
                                "status", "subscribed",
                                "merge_fields", Map.of("FNAME", "Ann")))
                .statusCode(200)
                .contentType("application/json; charset=utf-8")
                .body("id", is(Address.hash(ANN)))
                .body("email_address", is("Ann@Members.test"))
                .body("status", is("subscribed"))
                .body("full_name", is("Ann"))
                .body("merge_fields", equalTo(Map.of("FNAME", "Ann", "LNAME", "", "COMPANY", "")))
                .body("timestamp_signup", is(""))
                .body("timestamp_opt", not(""));
    }

    @Test
    void aMemberIsFoundByHashAddressAndContactId() {
        String contactId = subscribe(ANN).extract().path("contact_id");

        get("members/" + Address.hash(ANN)).statusCode(200).body("contact_id", is(contactId));
        get("members/ANN@members.test").statusCode(200).body("contact_id", is(contactId));
        get("members/" + contactId).statusCode(200).body("email_address", is(ANN));
    }

    @Test
    void aPutWithoutStatusKeepsTheStatus() {
        subscribe(ANN);
        put(Address.hash(ANN), Map.of("email_address", ANN, "status", "unsubscribed"));

        put(Address.hash(ANN), Map.of("email_address", ANN, "status_if_new", "subscribed"))
                .statusCode(200)
                .body("status", is("unsubscribed"));
    }

    @Test
    void whatTheApiUnsubscribedTheApiMaySubscribeAgain() {
        subscribe(ANN);
        put(Address.hash(ANN), Map.of("email_address", ANN, "status", "unsubscribed"));

        put(Address.hash(ANN), Map.of("email_address", ANN, "status", "subscribed"))
                .statusCode(200)
                .body("status", is("subscribed"));
    }

    @Test
    void whoUnsubscribedBouncedOrComplainedCannotBeSubscribedByTheApi() {
        for (String action : List.of("unsubscribe", "bounce", "complain")) {
            String email = action + "@members.test";
            subscribe(email);
            person(email, action);

            put(email, Map.of("email_address", email, "status", "subscribed"))
                    .statusCode(400)
                    .body("title", is("Member In Compliance State"));
        }
    }

    @Test
    void aComplianceStateIsLeftByWayOfPending() {
        subscribe(ANN);
        person(ANN, "unsubscribe");

        patch(ANN, Map.of("status", "pending")).statusCode(200).body("status", is("pending"));
    }

    @Test
    void aChangedAddressIsTheSameContactUnderAnotherHash() {
        JsonPath before = subscribe(ANN).extract().jsonPath();

        JsonPath after = put(Address.hash(ANN), Map.of("email_address", BOB))
                .statusCode(200)
                .extract()
                .jsonPath();

        get("members/" + Address.hash(ANN)).statusCode(404);
        get("members/" + Address.hash(BOB)).statusCode(200);
        assertThat(after.getString("contact_id")).isEqualTo(before.getString("contact_id"));
        assertThat(after.getLong("web_id")).isEqualTo(before.getLong("web_id"));
        assertThat(after.getString("id")).isEqualTo(Address.hash(BOB));
        assertThat(after.getString("unique_email_id")).isNotEqualTo(before.getString("unique_email_id"));
    }

    @Test
    void anAddressThatAnotherContactHasEvenAnArchivedOneCannotBeTaken() {
        subscribe(ANN);
        subscribe(BOB);
        delete("members/" + Address.hash(BOB)).statusCode(204);

        patch(Address.hash(ANN), Map.of("email_address", BOB))
                .statusCode(400)
                .body("title", is("Member Exists"))
                .body("type", nullValue());
    }

    @Test
    void aPutAtAnUnknownHashMakesTheMemberOfTheBodyOnce() {
        Map<String, String> ann = Map.of("email_address", ANN, "status_if_new", "subscribed");

        put(Address.hash(BOB), ann).statusCode(200).body("id", is(Address.hash(ANN)));
        put(Address.hash(BOB), ann).statusCode(400).body("title", is("Member Exists"));
    }

    @Test
    void anArchivedMemberIsStillShownAndCannotBeArchivedAgain() {
        subscribe(ANN);

        delete("members/" + Address.hash(ANN)).statusCode(204);

        get("members/" + Address.hash(ANN)).statusCode(200).body("status", is("archived"));
        delete("members/" + Address.hash(ANN)).statusCode(405).header("Allow", "GET, PUT");
    }

    @Test
    void whatTheApiArchivedItMayTakeBack() {
        subscribe(ANN);
        delete("members/" + Address.hash(ANN));

        subscribe(ANN).statusCode(200).body("status", is("subscribed"));

        control("violations").body("$", empty());
    }

    @Test
    void anExistingMemberCannotBeAddedAgain() {
        subscribe(ANN);

        subscribe(ANN)
                .statusCode(400)
                .contentType("application/problem+json; charset=utf-8")
                .body("detail", is(ANN + " is already a list member. Use PUT to insert or update list members."))
                .body("type", nullValue());
    }

    @Test
    void anErasedAddressCannotBeAddedByTheApiButByThePerson() {
        subscribe(ANN);
        post("members/" + Address.hash(ANN) + "/actions/delete-permanent", Map.of())
                .statusCode(204);

        get("members/" + Address.hash(ANN)).statusCode(404);
        subscribe(ANN).statusCode(400).body("title", is("Forgotten Email Not Subscribed"));
        person(ANN, "subscribe");
        get("members/" + Address.hash(ANN)).statusCode(200).body("status", is("subscribed"));
    }

    @Test
    void aMergeFieldIsClearedByAnEmptyTextAndKeptWhenLeftOut() {
        post(
                "members",
                Map.of(
                        "email_address",
                        ANN,
                        "status",
                        "subscribed",
                        "merge_fields",
                        Map.of("FNAME", "Ann", "LNAME", "Lee")));

        patch(ANN, Map.of("merge_fields", Map.of("LNAME", "")))
                .body("merge_fields.FNAME", is("Ann"))
                .body("merge_fields.LNAME", is(""));
    }
}
