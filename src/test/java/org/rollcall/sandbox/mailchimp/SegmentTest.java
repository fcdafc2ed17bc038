package org.rollcall.sandbox.mailchimp;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.rollcall.sandbox.MailchimpClient.bulk;
import static org.rollcall.sandbox.MailchimpClient.control;
import static org.rollcall.sandbox.MailchimpClient.delete;
import static org.rollcall.sandbox.MailchimpClient.get;
import static org.rollcall.sandbox.MailchimpClient.person;
import static org.rollcall.sandbox.MailchimpClient.post;
import static org.rollcall.sandbox.MailchimpClient.rows;
import static org.rollcall.sandbox.MailchimpClient.subscribe;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.MailchimpClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SegmentTest {

    private static final String ANN = "ann@members.test";

    @BeforeEach
    void startEmpty() {
        MailchimpClient.reset();
    }

    @Test
    void aSegmentIsATagOfItsMembers() {
        subscribe(ANN);

        int board = segment("Board", ANN);

        get("segments/" + board)
                .body("name", is("Board"))
                .body("type", is("static"))
                .body("member_count", is(1));
        get("members/" + ANN).body("tags_count", is(1)).body("tags[0].name", is("Board"));
        get("tag-search?name=bo").body("tags[0].id", is(board));
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        segment("Board");

        post("segments", Map.of("name", "BOARD", "static_segment", List.of())).statusCode(400);
    }

    @Test
    void fiveHundredComeAndFiveHundredGoInOneCall() {
        bulk(rows(500), false);
        int board = segment("Board");
        List<Object> all =
                rows(500).stream().map(row -> row.get("email_address")).toList();

        change(board, all, List.of()).body("total_added", is(500)).body("members_added", hasSize(500));
        get("segments/" + board + "/members?count=1000").body("total_items", is(500));
        change(board, List.of(), all).body("total_removed", is(500));
        get("segments/" + board).body("member_count", is(0));
    }

    @Test
    void moreThanFiveHundredAreRefused() {
        int board = segment("Board");
        List<Object> many =
                rows(501).stream().map(row -> row.get("email_address")).toList();

        post("segments/" + board, Map.of("members_to_add", many)).statusCode(400);
    }

    @Test
    void addressesThatAreNotInTheAudienceArePassedOver() {
        subscribe(ANN);
        subscribe("old@members.test");
        delete("members/old@members.test");
        int board = segment("Board");

        change(board, List.of(ANN, "nobody@members.test", "old@members.test"), List.of("nobody@members.test"))
                .body("total_added", is(1))
                .body("total_removed", is(0))
                .body("errors", empty());
    }

    @Test
    void anUnsubscribedMemberKeepsItsTagButIsNotListedUnlessAskedFor() {
        subscribe(ANN);
        int board = segment("Board", ANN);
        person(ANN, "unsubscribe");

        get("segments/" + board + "/members").body("members", empty());
        get("segments/" + board + "/members?include_unsubscribed=true").body("members.email_address", contains(ANN));
        control("contacts").body("[0].lists", contains("Board"));
    }

    @Test
    void aDeletedSegmentIsGoneFromItsMembers() {
        subscribe(ANN);
        int board = segment("Board", ANN);

        delete("segments/" + board).statusCode(204);

        get("segments/" + board).statusCode(404);
        get("members/" + ANN).body("tags", empty());
    }

    @Test
    void aRenamedSegmentKeepsItsMembers() {
        subscribe(ANN);
        int board = segment("Board", ANN);

        MailchimpClient.mailchimp()
                .body(Map.of("name", "Council"))
                .patch(MailchimpClient.path("segments/" + board))
                .then()
                .statusCode(200)
                .body("name", is("Council"))
                .body("member_count", is(1));
    }

    @Test
    void segmentsArePagedAndOnlyStaticOnesExist() {
        segment("Board");
        segment("Council");

        get("segments?type=static&count=1&offset=1")
                .body("segments.name", contains("Council"))
                .body("total_items", is(2));
        get("segments?type=saved").body("segments", empty());
    }

    @Test
    void aMemberIsTaggedAndUntaggedByName() {
        subscribe(ANN);

        tag("Board", "active").statusCode(204);
        get("members/" + ANN + "/tags").body("tags.name", contains("Board")).body("total_items", is(1));
        tag("BOARD", "inactive").statusCode(204);
        get("members/" + ANN + "/tags").body("tags", empty());
    }

    private static int segment(String name, String... emails) {
        return post("segments", Map.of("name", name, "static_segment", List.of(emails)))
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static ValidatableResponse change(int segment, List<?> add, List<?> remove) {
        return post("segments/" + segment, Map.of("members_to_add", add, "members_to_remove", remove))
                .statusCode(200);
    }

    private static ValidatableResponse tag(String name, String status) {
        return post("members/" + ANN + "/tags", Map.of("tags", List.of(Map.of("name", name, "status", status))));
    }
}
