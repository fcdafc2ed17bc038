package org.rollcall.sandbox.mailchimp;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.rollcall.sandbox.MailchimpClient.LIST;
import static org.rollcall.sandbox.MailchimpClient.bulk;
import static org.rollcall.sandbox.MailchimpClient.delete;
import static org.rollcall.sandbox.MailchimpClient.get;
import static org.rollcall.sandbox.MailchimpClient.path;
import static org.rollcall.sandbox.MailchimpClient.rows;
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
class ReadingTest {

    @BeforeEach
    void startEmpty() {
        MailchimpClient.reset();
    }

    @Test
    void onlyTheRightKeyOpensTheAccount() {
        get("/").statusCode(200).body("account_name", is("Sample Association (sandbox)"));
        given().header("Authorization", "Bearer 0123456789abcdef0123456789abcdef-us6")
                .get(path("/ping"))
                .then()
                .statusCode(200)
                .body("health_status", is("Everything's Chimpy!"));
        given().get(path("/ping")).then().statusCode(401).body("title", is("API Key Missing"));
        given().auth()
                .preemptive()
                .basic("any", "wrong-us6")
                .get(path("/ping"))
                .then()
                .statusCode(401)
                .body("title", is("API Key Invalid"));
    }

    @Test
    void thereIsOneAudienceWithThreeFieldsAndNoContacts() {
        get("/lists").body("lists.id", contains(LIST)).body("lists[0].stats.member_count", is(0));
        get("merge-fields").body("merge_fields.tag", contains("FNAME", "LNAME", "COMPANY"));
        get("members").body("members", empty());
    }

    @Test
    void membersAreReadInPagesOfUpToAThousand() {
        bulk(rows(500), false);

        get("members").body("members", hasSize(10)).body("total_items", is(500));
        get("members?count=1000").body("members", hasSize(500));
        get("members?count=100&offset=450").body("members", hasSize(50));
    }

    @Test
    void archivedMembersAreListedOnlyWhenAskedFor() {
        subscribe("ann@members.test");
        subscribe("bob@members.test");
        delete("members/bob@members.test");

        get("members").body("members.email_address", contains("ann@members.test"));
        get("members?status=archived").body("members.email_address", contains("bob@members.test"));
    }

    @Test
    void whatDidNotChangeSinceIsLeftOut() {
        subscribe("ann@members.test");

        get("members?since_last_changed=2000-01-01T00:00:00+00:00").body("total_items", is(1));
        get("members?since_last_changed=2100-01-01T00:00:00+00:00").body("total_items", is(0));
        get("members?before_last_changed=2000-01-01T00:00:00+00:00").body("total_items", is(0));
    }

    @Test
    void onlyTheFieldsAskedForAreSent() {
        subscribe("ann@members.test");

        get("members?fields=members.email_address,members.merge_fields.FNAME,total_items")
                .body(
                        "$",
                        equalTo(Map.of(
                                "members",
                                List.of(Map.of(
                                        "email_address", "ann@members.test", "merge_fields", Map.of("FNAME", ""))),
                                "total_items",
                                1)));
    }
}
