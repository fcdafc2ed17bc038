package org.rollcall.sandbox.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.rollcall.sandbox.ConstantContactClient.contact;
import static org.rollcall.sandbox.ConstantContactClient.get;
import static org.rollcall.sandbox.ConstantContactClient.imported;
import static org.rollcall.sandbox.ConstantContactClient.list;
import static org.rollcall.sandbox.ConstantContactClient.person;
import static org.rollcall.sandbox.ConstantContactClient.post;
import static org.rollcall.sandbox.ConstantContactClient.put;
import static org.rollcall.sandbox.ConstantContactClient.rows;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.ConstantContactClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReadingTest {

    @BeforeEach
    void startEmpty() {
        ConstantContactClient.connect();
    }

    @Test
    void pagesFollowEachOtherByCursorToTheEnd() {
        String board = list("Board");
        imported(board, rows(25));

        List<String> seen = new ArrayList<>();
        String href = "/v3/contacts?lists=" + board + "&limit=10&include=list_memberships";
        int pages = 0;
        while (href != null) {
            ValidatableResponse page = get(href.substring(3))
                    .statusCode(200)
                    .body("contacts.list_memberships", everyItem(contains(board)));
            seen.addAll(page.extract().path("contacts.email_address.address"));
            href = page.extract().path("_links.next.href");
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(25);
        assertThat(new HashSet<>(seen)).hasSize(25);
    }

    @Test
    void aPageHoldsFiftyUnlessToldAndFiveHundredAtMost() {
        imported(list("Board"), rows(60));

        get("/contacts")
                .body("contacts", hasSize(50))
                .body("_links.next.href", startsWith("/v3/contacts?cursor="))
                .body("contacts_count", nullValue())
                .body("contacts[0].list_memberships", nullValue());
        get("/contacts?limit=500&include_count=true")
                .body("contacts", hasSize(60))
                .body("contacts_count", is(60))
                .body("_links", nullValue());
        get("/contacts?limit=501").statusCode(400).body("[0].error_message", is("limit does not have a valid value"));
        get("/contacts?cursor=nonsense").statusCode(400).body("[0].error_key", is("contacts.api.validation.error"));
    }

    @Test
    void contactsAreFoundByWhatChangedSince() {
        contact("ann@members.test");
        String lee = contact("lee@members.test");
        String since = get("/contacts/" + lee).extract().path("updated_at");
        get("/contacts?updated_after=" + since).body("contacts", empty());

        person("ann@members.test", "unsubscribe");

        get("/contacts?updated_after=" + since).body("contacts.email_address.address", contains("ann@members.test"));
        get("/contacts?status=unsubscribed&optout_after=" + since)
                .body("contacts.email_address.address", contains("ann@members.test"));
        get("/contacts?status=active").body("contacts.contact_id", contains(lee));
        get("/contacts?created_after=" + since).body("contacts", empty());
    }

    @Test
    void anUnknownContactOrListIsNotFound() {
        get("/contacts/" + UUID.randomUUID()).statusCode(404).body("[0].error_key", is("contacts.api.not_found"));
        get("/contacts/nonsense").statusCode(404);
        get("/contact_lists/" + UUID.randomUUID()).statusCode(404);
        get("/contacts?lists=" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void listsAreUniqueByNameAndCountTheirMembers() {
        String board = list("Board");
        contact("ann@members.test", board);
        contact("lee@members.test", board);
        person("lee@members.test", "bounce");

        post("/contact_lists", Map.of("name", "BOARD"))
                .statusCode(409)
                .body("[0].error_key", is("contacts.api.conflict"));
        get("/contact_lists?include_count=true&include_membership_count=all")
                .body("lists.name", contains("Board"))
                .body("lists[0].membership_count", is(2))
                .body("lists_count", is(1));
        get("/contact_lists/" + board + "?include_membership_count=active").body("membership_count", is(1));
        put("/contact_lists/" + board, Map.of("name", "The board")).statusCode(200);
        get("/contact_lists?name=the board").body("lists.list_id", contains(board));
    }

    @Test
    void faultsShowInTheWordsOfTheProvider() {
        ConstantContactClient.fault("throttle-429", "GET /v3/contacts");
        get("/contacts").statusCode(429).body("error_key", is("throttled"));
        ConstantContactClient.fault("unauthorized", "");
        get("/contacts").statusCode(401).body("error_key", is("unauthorized"));
        ConstantContactClient.fault("error-500", "");
        get("/contacts").statusCode(500);
        get("/contacts").statusCode(200);
        control("faults", Map.of("provider", "mailchimp", "kind", "expire-token"))
                .statusCode(400);
        control("violations").body("$", empty());
    }
}
