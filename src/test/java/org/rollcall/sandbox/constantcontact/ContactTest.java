package org.rollcall.sandbox.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.rollcall.sandbox.ConstantContactClient.contact;
import static org.rollcall.sandbox.ConstantContactClient.delete;
import static org.rollcall.sandbox.ConstantContactClient.get;
import static org.rollcall.sandbox.ConstantContactClient.list;
import static org.rollcall.sandbox.ConstantContactClient.person;
import static org.rollcall.sandbox.ConstantContactClient.post;
import static org.rollcall.sandbox.ConstantContactClient.put;
import static org.rollcall.sandbox.ConstantContactClient.read;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.ConstantContactClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ContactTest {

    private static final String ANN = "ann@members.test";

    @BeforeEach
    void startEmpty() {
        ConstantContactClient.connect();
    }

    @Test
    void aNewContactIsAnsweredWithAllThatIsKnownOfIt() {
        String board = list("Board");

        post(
                        "/contacts",
                        Map.of(
                                "email_address",
                                Map.of("address", "Ann@members.test", "permission_to_send", "explicit"),
                                "first_name",
                                "Ann",
                                "create_source",
                                "Account",
                                "list_memberships",
                                List.of(board)))
                .statusCode(201)
                .body("email_address.address", is("Ann@members.test"))
                .body("email_address.permission_to_send", is("explicit"))
                .body("email_address.confirm_status", is("off"))
                .body("first_name", is("Ann"))
                .body("last_name", nullValue())
                .body("list_memberships", contains(board))
                .body("created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));

        control("violations").body("$", empty());
    }

    @Test
    void anAddressThatEverWasInTheAccountConflictsAndItsContactIsNamed() {
        String ann = contact(ANN);
        conflicts("ANN@members.test", ann);

        delete("/contacts/" + ann).statusCode(204);

        conflicts(ANN, ann);
    }

    @Test
    void whatDoesNotFitTheDescriptionIsRefusedByName() {
        post("/contacts", Map.of("email_address", Map.of("address", ANN)))
                .statusCode(400)
                .body("[0].error_key", is("contacts.api.validation.error"))
                .body("[0].error_message", is("create_source is missing, create_source does not have a valid value"));
        post(
                        "/contacts",
                        Map.of(
                                "email_address",
                                Map.of("address", ANN),
                                "create_source",
                                "Account",
                                "first_name",
                                "x".repeat(51)))
                .statusCode(400)
                .body("[0].error_message", containsString("first_name"));
        post("/contacts", Map.of("email_address", Map.of("address", "ann"), "create_source", "Account"))
                .statusCode(400)
                .body("[0].error_message", containsString("email_address"));
    }

    @Test
    void anUnknownFieldIsIgnoredAndAViolation() {
        post("/contacts", Map.of("email_address", Map.of("address", ANN), "create_source", "Account", "nick", "Ann"))
                .statusCode(201);

        control("violations").body("kind", contains("contract")).body("[0].detail", is("unknown field nick"));
    }

    @Test
    void aPutBlanksPlainPropertiesThatItDoesNotSendAndNothingElse() {
        String board = list("Board");
        String ann = contact(ANN, board);
        put("/contacts/" + ann, update(Map.of("first_name", "Ann", "last_name", "Lee")));
        person(ANN, "edit");

        put("/contacts/" + ann, update(Map.of("last_name", "Lee")))
                .statusCode(200)
                .body("first_name", nullValue())
                .body("last_name", is("Lee"))
                .body("email_address.permission_to_send", is("implicit"))
                .body("list_memberships", contains(board));

        put("/contacts/" + ann, update(Map.of("list_memberships", List.of()))).body("list_memberships", empty());
    }

    @Test
    void aPutThatChangesNothingLeavesTheTimeOfTheLastChange() {
        String ann = contact(ANN);
        String before = read(ann).extract().path("updated_at");

        put("/contacts/" + ann, update(Map.of())).body("updated_at", is(before));

        String after = put("/contacts/" + ann, update(Map.of("first_name", "Ann")))
                .extract()
                .path("updated_at");
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void anAddressIsChangedUnlessAnotherContactHasIt() {
        String ann = contact(ANN);
        String lee = contact("lee@members.test");

        put("/contacts/" + ann, update(Map.of("email_address", Map.of("address", "annie@members.test"))))
                .statusCode(200)
                .body("contact_id", is(ann))
                .body("email_address.address", is("annie@members.test"));

        put("/contacts/" + ann, update(Map.of("email_address", Map.of("address", "lee@members.test"))))
                .statusCode(409)
                .body("[0].error_message", is("Email already exists for contact " + lee));
    }

    @Test
    void aPutDoesNotBringSomebodyWhoUnsubscribedBackOntoAList() {
        String board = list("Board");
        String ann = contact(ANN, board);
        person(ANN, "unsubscribe");

        put("/contacts/" + ann, update(Map.of("list_memberships", List.of(board))))
                .statusCode(200)
                .body("email_address.permission_to_send", is("unsubscribed"))
                .body("list_memberships", empty());

        control("violations").body("$", empty());
    }

    @Test
    void raisingAPermissionIsAppliedAndAViolation() {
        String ann = contact(ANN);
        person(ANN, "unsubscribe");
        raise(ann).body("email_address.permission_to_send", is("implicit"));
        person(ANN, "bounce");
        read(ann).body("email_address.permission_to_send", is("temp_hold"));
        raise(ann);

        control("violations").body("kind", contains("consent-raised", "consent-raised"));
    }

    @Test
    void aPutPutsBackWhoLeftAListByHimselfAndThatIsAViolation() {
        String board = list("Board");
        String ann = contact(ANN, board);
        person(ANN, "leave-list", board);

        put("/contacts/" + ann, update(Map.of("list_memberships", List.of(board))))
                .body("list_memberships", contains(board));

        control("violations").body("kind", contains("consent-raised")).body("email", contains(ANN));
    }

    @Test
    void aDeletedContactIsHiddenUntilAPutRevivesItAndThatIsAViolation() {
        String board = list("Board");
        String ann = contact(ANN, board);
        delete("/contacts/" + ann).statusCode(204);
        get("/contacts").body("contacts", empty());
        get("/contacts?status=deleted")
                .body("contacts.contact_id", contains(ann))
                .body("contacts[0].deleted_at", matchesPattern("\\d{4}-\\d\\d-\\d\\d"));
        read(ann).body("list_memberships", empty());

        put("/contacts/" + ann, update(Map.of())).statusCode(200).body("deleted_at", nullValue());

        get("/contacts").body("contacts.contact_id", contains(ann));
        control("violations").body("kind", contains("consent-raised"));
    }

    @Test
    void whatPeopleDoShowsInTheirContact() {
        String board = list("Board");
        person(ANN, "subscribe");
        get("/contacts?email=" + ANN)
                .body("contacts[0].email_address.permission_to_send", is("explicit"))
                .body("contacts[0].email_address.opt_in_source", is("Contact"));
        person(ANN, "join-list", board);
        person(ANN, "complain");
        control("contacts?provider=constant-contact")
                .body("[0].status", is("unsubscribed"))
                .body("[0].lists", empty())
                .body("[0].lastWriter", is("person"));
        person(ANN, "subscribe");
        person(ANN, "archive");
        control("contacts?provider=constant-contact").body("[0].status", is("deleted"));

        control("people", Map.of("provider", "constant-contact", "email", ANN, "action", "forget"))
                .statusCode(400)
                .body("error", containsString("action is 'forget'"));
        control("people", Map.of("provider", "mailchimp", "email", ANN, "action", "leave-list", "list", "Board"))
                .statusCode(400)
                .body("error", containsString("action is 'leave-list'"));
    }

    @Test
    void theSignUpFormWorksButIsNotForClientsLikeUs() {
        String board = list("Board");
        String friends = list("Friends");
        String ann = contact(ANN, board);
        person(ANN, "unsubscribe");

        post(
                        "/contacts/sign_up_form",
                        Map.of("email_address", ANN, "first_name", "Ann", "list_memberships", List.of(friends)))
                .statusCode(200)
                .body("contact_id", is(ann))
                .body("action", is("updated"));
        post("/contacts/sign_up_form", Map.of("email_address", "lee@members.test", "list_memberships", List.of(board)))
                .statusCode(201)
                .body("action", is("created"));

        read(ann).body("email_address.permission_to_send", is("explicit")).body("list_memberships", contains(friends));
        control("violations").body("kind", containsInAnyOrder("sign-up-form", "consent-raised", "sign-up-form"));
    }

    @Test
    void aBadRowRefusesTheCallThatWritesIt() {
        control("faults", Map.of("provider", "constant-contact", "kind", "bad-row", "email", ANN));

        post("/contacts", Map.of("email_address", Map.of("address", ANN), "create_source", "Account"))
                .statusCode(400)
                .body("[0].error_key", is("contacts.api.validation.error"))
                .body("[0].error_message", containsString("email_address"));
    }

    @Test
    void whoeverUnsubscribedIsAskedByMailWhetherHeComesBack() {
        String board = list("Board");
        String ann = contact(ANN, board);
        person(ANN, "unsubscribe");

        put("/contacts/resubscribe/" + ann, Map.of("list_ids", List.of(board))).statusCode(200);

        read(ann).body("email_address.permission_to_send", is("pending_confirmation"));
        get("/contacts/counts").body("total", is(1)).body("pending", is(1)).body("unsubscribed", is(0));
        control("violations").body("kind", not(contains("consent-raised")));
    }

    private static ValidatableResponse raise(String id) {
        return put(
                        "/contacts/" + id,
                        update(Map.of("email_address", Map.of("address", ANN, "permission_to_send", "implicit"))))
                .statusCode(200);
    }

    private static void conflicts(String email, String id) {
        post("/contacts", Map.of("email_address", Map.of("address", email), "create_source", "Account"))
                .statusCode(409)
                .body("[0].error_key", is("contacts.api.conflict"))
                .body("[0].error_message", is("Email already exists for contact " + id));
    }

    private static Map<String, Object> update(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putIfAbsent("email_address", Map.of("address", ANN));
        body.put("update_source", "Account");
        return body;
    }
}
