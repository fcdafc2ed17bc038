package org.rollcall.sandbox.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.rollcall.sandbox.ConstantContactClient.awaited;
import static org.rollcall.sandbox.ConstantContactClient.contact;
import static org.rollcall.sandbox.ConstantContactClient.delete;
import static org.rollcall.sandbox.ConstantContactClient.get;
import static org.rollcall.sandbox.ConstantContactClient.imported;
import static org.rollcall.sandbox.ConstantContactClient.list;
import static org.rollcall.sandbox.ConstantContactClient.person;
import static org.rollcall.sandbox.ConstantContactClient.post;
import static org.rollcall.sandbox.ConstantContactClient.read;
import static org.rollcall.sandbox.ConstantContactClient.row;
import static org.rollcall.sandbox.ConstantContactClient.rows;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.ConstantContactClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ImportTest {

    private static final String ANN = "ann@members.test";

    @BeforeEach
    void startEmpty() {
        ConstantContactClient.connect();
    }

    @Test
    void anImportAddsContactsInTheBackgroundAndTellsNoMoreThanCounts() {
        String board = list("Board");

        post("/activities/contacts_json_import", Map.of("import_data", rows(3), "list_ids", List.of(board)))
                .statusCode(201)
                .body("state", is("initialized"))
                .body("percent_done", is(0));
        imported(board, List.of(row("m0@rows.test"), row(ANN, "last_name", "_")))
                .body("state", is("completed"))
                .body("percent_done", is(100))
                .body("activity_errors", empty())
                .body("status.items_total_count", is(2))
                .body("status.items_completed_count", is(2))
                .body("status.person_count", is(2))
                .body("status.error_count", is(0))
                .body("status.cannot_add_to_list_count", is(0))
                .body("status.list_count", is(1));

        get("/contacts?email=ANN@members.test&include=list_memberships")
                .body("contacts[0].last_name", is("_"))
                .body("contacts[0].email_address.permission_to_send", is("implicit"))
                .body("contacts[0].email_address.opt_in_source", is("Account"))
                .body("contacts[0].list_memberships", contains(board));
        control("violations").body("$", empty());
    }

    @Test
    void onlyWhatIsSentAndNotBlankChangesAKnownContact() {
        String board = list("Board");
        imported(board, List.of(row(ANN, "first_name", "Ann", "last_name", "Lee", "company_name", "Oak")));
        String before = get("/contacts?email=" + ANN).extract().path("contacts[0].updated_at");

        imported(board, List.of(row(ANN, "first_name", "Ann", "last_name", "")));

        get("/contacts?email=" + ANN)
                .body("contacts[0].last_name", is("Lee"))
                .body("contacts[0].updated_at", is(before));

        imported(board, List.of(row(ANN, "company_name", "Elm")));

        String after = get("/contacts?email=" + ANN)
                .body("contacts[0].first_name", is("Ann"))
                .body("contacts[0].company_name", is("Elm"))
                .extract()
                .path("contacts[0].updated_at");
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void whoeverUnsubscribedIsChangedButKeptOffTheList() {
        String board = list("Board");
        String ann = contact(ANN, board);
        person(ANN, "unsubscribe");
        read(ann).body("list_memberships", empty()).body("email_address.opt_out_source", is("Contact"));

        imported(board, List.of(row(ANN, "first_name", "Ann"), row("lee@members.test")))
                .body("status.person_count", is(2))
                .body("status.cannot_add_to_list_count", is(1));

        read(ann)
                .body("first_name", is("Ann"))
                .body("email_address.permission_to_send", is("unsubscribed"))
                .body("list_memberships", empty());
        control("violations").body("$", empty());
    }

    @Test
    void whoeverLeftAListByHimselfIsPutBackAndThatIsAViolation() {
        String board = list("Board");
        String ann = contact(ANN, board);
        person(ANN, "leave-list", "board");
        read(ann).body("list_memberships", empty()).body("email_address.permission_to_send", is("implicit"));

        imported(board, List.of(row(ANN)));

        read(ann).body("list_memberships", contains(board));
        control("violations").body("kind", contains("consent-raised")).body("email", contains(ANN));
    }

    @Test
    void whoeverCameBackToAListHimselfMayBeImportedAgain() {
        String board = list("Board");
        contact(ANN, board);
        person(ANN, "leave-list", board);
        person(ANN, "join-list", board);

        imported(board, List.of(row(ANN)));

        control("violations").body("$", empty());
    }

    @Test
    void aDeletedContactIsRevivedAndThatIsAViolation() {
        String board = list("Board");
        String ann = contact(ANN, board);
        delete("/contacts/" + ann).statusCode(204);

        imported(board, List.of(row(ANN))).body("status.cannot_add_to_list_count", is(0));

        read(ann).body("deleted_at", nullValue()).body("list_memberships", contains(board));
        control("violations").body("kind", contains("consent-raised")).body("email", contains(ANN));
    }

    @Test
    void rowsThatAreNotValidAreCountedOnly() {
        String board = list("Board");
        control("faults", Map.of("provider", "constant-contact", "kind", "bad-row", "email", "Bad@members.test"));

        imported(
                        board,
                        List.of(
                                row(ANN),
                                row("nobody"),
                                row("nobody@example.com"),
                                row("bad@members.test"),
                                row("a".repeat(40) + "@members.test")))
                .body("status.items_total_count", is(5))
                .body("status.person_count", is(1))
                .body("status.error_count", is(4));

        control("contacts?provider=constant-contact").body("email", contains(ANN));
    }

    @Test
    void customFieldsAreFilledByTheirNameAndUnknownOnesRefuseTheCall() {
        String board = list("Board");
        post("/contact_custom_fields", Map.of("label", "Member since", "type", "string"))
                .statusCode(201)
                .body("name", is("Member_since"));

        imported(board, List.of(row(ANN, "cf:Member_since", "1999")));

        control("contacts?provider=constant-contact").body("[0].fields.'Member since'", is("1999"));
        post(
                        "/activities/contacts_json_import",
                        Map.of("import_data", List.of(row(ANN, "cf:Member since", "1999")), "list_ids", List.of(board)))
                .statusCode(400)
                .body("[0].error_key", is("contacts.api.validation.error"))
                .body("[0].error_message", startsWith("import_data[0].cf:Member since"));
    }

    @Test
    void rowsBehindFourMillionBytesAreDroppedWithoutAWord() {
        String board = list("Board");
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rows.add(row("m" + i + "@rows.test", "company_name", "x".repeat(50), "street", "y".repeat(150)));
        }

        int taken = imported(board, rows)
                .body("status.error_count", is(0))
                .extract()
                .path("status.items_total_count");

        assertThat(taken).isBetween(15_000, 17_000);
        get("/contacts?include_count=true&limit=1").body("contacts_count", is(taken));
    }

    @Test
    void fortyThousandRowsTakeSecondsAndOneMoreIsRefused() {
        String board = list("Board");
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            rows.add(row("m" + i + "@rows.test", "first_name", "First" + i));
        }

        long start = System.nanoTime();
        imported(board, rows).body("status.person_count", is(40_000));
        imported(board, rows).body("status.person_count", is(40_000));

        assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(20);
        rows.add(row(ANN));
        post("/activities/contacts_json_import", Map.of("import_data", rows, "list_ids", List.of(board)))
                .statusCode(400);
    }

    @Test
    void aFailedActivityAppliesNothing() {
        String board = list("Board");
        ConstantContactClient.fault("activity-failed", "");

        String activity = post(
                        "/activities/contacts_json_import", Map.of("import_data", rows(2), "list_ids", List.of(board)))
                .extract()
                .path("activity_id");

        awaited(activity).body("state", is("failed")).body("activity_errors.size()", is(1));
        control("contacts").body("$", empty());
        imported(board, rows(2)).body("state", is("completed"));
    }

    @Test
    void anImportIntoAListThatIsGoneIsRefused() {
        String board = list("Board");
        control("people", Map.of("provider", "constant-contact", "action", "delete-list", "list", board))
                .statusCode(200);

        post("/activities/contacts_json_import", Map.of("import_data", rows(2), "list_ids", List.of(board)))
                .statusCode(404)
                .body("[0].error_key", is("contacts.api.not_found"));
    }
}
