package org.rollcall.sandbox.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.rollcall.sandbox.ConstantContactClient.awaited;
import static org.rollcall.sandbox.ConstantContactClient.contact;
import static org.rollcall.sandbox.ConstantContactClient.delete;
import static org.rollcall.sandbox.ConstantContactClient.finished;
import static org.rollcall.sandbox.ConstantContactClient.get;
import static org.rollcall.sandbox.ConstantContactClient.list;
import static org.rollcall.sandbox.ConstantContactClient.person;
import static org.rollcall.sandbox.ConstantContactClient.post;
import static org.rollcall.sandbox.ConstantContactClient.read;
import static org.rollcall.sandbox.ConstantContactClient.rows;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.ConstantContactClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ActivityTest {

    private static final String ANN = "ann@members.test";
    private static final String LEE = "lee@members.test";

    @Inject
    ConstantContact provider;

    @Inject
    ActivityStore store;

    @Inject
    AccountStore accounts;

    @Inject
    Pool pool;

    @BeforeEach
    void startEmpty() {
        ConstantContactClient.connect();
    }

    @Test
    void contactsAreAddedToListsAndRemovedFromThem() {
        String board = list("Board");
        String ann = contact(ANN);
        String before = read(ann).extract().path("updated_at");

        finished("/activities/add_list_memberships", change(List.of(ann), board))
                .body("state", is("completed"))
                .body("status.items_completed_count", is(1))
                .body("status.list_count", is(1));
        String added =
                read(ann).body("list_memberships", contains(board)).extract().path("updated_at");
        finished("/activities/add_list_memberships", change(List.of(ann), board));
        assertThat(read(ann).extract().<String>path("updated_at"))
                .isEqualTo(added)
                .isGreaterThan(before);

        finished("/activities/remove_list_memberships", change(List.of(ann), board));
        read(ann).body("list_memberships", empty()).body("email_address.permission_to_send", is("implicit"));
        finished("/activities/add_list_memberships", change(List.of(ann), board));
        control("violations").body("$", empty());
    }

    @Test
    void nobodyWhoUnsubscribedOrWasDeletedIsAdded() {
        String board = list("Board");
        String ann = contact(ANN);
        String lee = contact(LEE);
        person(ANN, "unsubscribe");
        delete("/contacts/" + lee);

        finished("/activities/add_list_memberships", change(List.of(ann, lee), board))
                .body("state", is("completed"));

        read(ann).body("list_memberships", empty());
        read(lee).body("list_memberships", empty());
        get("/contact_lists?include_membership_count=all").body("lists.membership_count", contains(0));
        control("violations").body("$", empty());
    }

    @Test
    void addingSomebodyWhoLeftByHimselfIsAViolation() {
        String board = list("Board");
        String ann = contact(ANN, board);
        person(ANN, "leave-list", board);

        finished("/activities/add_list_memberships", change(List.of(ann), board));

        control("violations").body("kind", contains("consent-raised")).body("email", contains(ANN));
    }

    @Test
    void aWholeListIsTheSourceLessTheExcluded() {
        String board = list("Board");
        String friends = list("Friends");
        String ann = contact(ANN, board);
        contact(LEE, board);

        finished(
                "/activities/add_list_memberships",
                Map.of(
                        "source",
                        Map.of("list_ids", List.of(board)),
                        "exclude",
                        Map.of("contact_ids", List.of(ann)),
                        "list_ids",
                        List.of(friends)));

        get("/contacts?lists=" + friends).body("contacts.email_address.address", contains(LEE));
    }

    @Test
    void anUnknownListIsNotFoundAndTwoSourcesAreRefused() {
        String board = list("Board");
        String ann = contact(ANN);

        post(
                        "/activities/add_list_memberships",
                        change(List.of(ann), UUID.randomUUID().toString()))
                .statusCode(404)
                .body("[0].error_key", is("contacts.api.not_found"));
        post(
                        "/activities/add_list_memberships",
                        Map.of(
                                "source",
                                Map.of("contact_ids", List.of(ann), "all_active_contacts", true),
                                "list_ids",
                                List.of(board)))
                .statusCode(400);
    }

    @Test
    void listsAreDeletedWithTheirMembershipsButNotTheContacts() {
        String board = list("Board");
        String ann = contact(ANN, board);

        String activity = delete("/contact_lists/" + board)
                .statusCode(202)
                .body("state", is("initialized"))
                .extract()
                .path("activity_id");
        awaited(activity).body("state", is("completed"));

        get("/contact_lists/" + board).statusCode(404);
        get("/contact_lists?status=deleted").body("lists.name", contains("Board"));
        read(ann).body("list_memberships", empty());
        list("board");
    }

    @Test
    void contactsAreDeletedByTheHundred() {
        String board = list("Board");
        String ann = contact(ANN, board);
        contact(LEE, board);

        finished("/activities/contact_delete", Map.of("contact_ids", List.of(ann)));

        get("/contacts?status=all&include=list_memberships")
                .body("contacts.email_address.address", contains(ANN, LEE))
                .body("contacts.list_memberships.flatten()", contains(board));
        get("/contacts").body("contacts.email_address.address", contains(LEE));
    }

    @Test
    void anActivityStaysInProcessingAsLongAsItIsToldTo() {
        String board = list("Board");
        ConstantContactClient.set("latency", Map.of("provider", "constant-contact", "activityMillis", 600_000));
        String activity = post(
                        "/activities/contacts_json_import", Map.of("import_data", rows(1), "list_ids", List.of(board)))
                .extract()
                .path("activity_id");

        await().until(() ->
                get("/activities/" + activity).extract().path("state").equals("processing"));
        get("/activities?state=processing").body("activities.activity_id", contains(activity));
        control("contacts").body("$", empty());
        ConstantContactClient.set("latency", Map.of("provider", "constant-contact"));

        awaited(activity).body("state", is("completed"));
        get("/activities?state=completed").body("activities.activity_id", contains(activity));
    }

    @Test
    void whatAFormerProcessLeftUnfinishedIsCarriedOutAtTheNextStart() {
        String board = list("Board");
        UUID waiting = left(board, ANN);
        UUID processing = left(board, LEE);
        result(pool.query("UPDATE sandbox.constant_contact_activity SET state = 'processing', begun = now()"
                        + " WHERE activity_id = '" + processing + "'")
                .execute());

        provider.resume();

        awaited(waiting.toString()).body("state", is("completed"));
        awaited(processing.toString()).body("state", is("completed"));
        get("/contacts?lists=" + board).body("contacts.email_address.address", containsInAnyOrder(ANN, LEE));
    }

    /** An import of one row that is durable, but was not begun before the process ended. */
    private UUID left(String list, String email) {
        Activity.Wish wish = new Activity.Wish(
                Activity.Kind.CONTACTS_JSON_IMPORT,
                new JsonObject().put("list_ids", new JsonArray().add(list)),
                1,
                0,
                1);
        JsonObject none = new JsonObject();
        JsonObject row = new JsonObject()
                .put("email", email)
                .put("profile", none)
                .put("custom_fields", none)
                .put("details", none);
        return result(pool.withTransaction(db -> accounts.now(db)
                        .chain(now -> store.create(db, wish, now))
                        .call(activity -> store.keepRows(db, activity.id(), new JsonArray().add(row)))))
                .id();
    }

    private static <T> T result(Uni<T> uni) {
        return Objects.requireNonNull(uni.await().indefinitely());
    }

    private static Map<String, Object> change(List<String> contacts, String list) {
        return Map.of("source", Map.of("contact_ids", contacts), "list_ids", List.of(list));
    }
}
