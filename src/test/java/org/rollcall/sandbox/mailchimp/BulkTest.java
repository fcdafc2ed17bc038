package org.rollcall.sandbox.mailchimp;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.rollcall.sandbox.MailchimpClient.LIST;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.MailchimpClient;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class BulkTest {

    private static final String ANN = "ann@members.test";

    @BeforeEach
    void startEmpty() {
        MailchimpClient.reset();
    }

    @Test
    void fiveHundredRowsAreTakenInOneCallAndOneMoreIsNot() {
        bulk(rows(500), false)
                .statusCode(200)
                .body("total_created", is(500))
                .body("new_members", hasSize(500))
                .body("new_members[0].merge_fields.FNAME", is("First0"))
                .body("errors", empty());

        bulk(rows(501), false).statusCode(400).body("title", is("Invalid Resource"));
        get("/lists/" + LIST).body("stats.member_count", is(500));
    }

    @Test
    void anAddressThatIsThereInAnyStateIsNotTouchedWithoutUpdateExisting() {
        subscribe("subscribed@members.test");
        subscribe("unsubscribed@members.test");
        person("unsubscribed@members.test", "unsubscribe");
        subscribe("cleaned@members.test");
        person("cleaned@members.test", "bounce");
        subscribe("archived@members.test");
        delete("members/archived@members.test");

        for (String status : List.of("subscribed", "unsubscribed", "cleaned", "archived")) {
            bulk(List.of(Map.of("email_address", status + "@members.test", "status", "subscribed")), false)
                    .statusCode(200)
                    .body("total_created", is(0))
                    .body("errors[0].error_code", is("ERROR_CONTACT_EXISTS"))
                    .body("errors[0].error", endsWith("please provide update_existing:true in the request body"));
            get("members/" + status + "@members.test").body("status", is(status));
        }
        control("violations").body("$", empty());
    }

    @Test
    void rowsThatCannotBeTakenAreErrorsBesideThoseThatAre() {
        subscribe("gone@members.test");
        person("gone@members.test", "forget");

        bulk(
                        List.of(
                                Map.of("email_address", ANN, "status", "subscribed"),
                                Map.of("email_address", "bob@example.com", "status", "subscribed"),
                                Map.of("email_address", "no address", "status", "subscribed"),
                                Map.of("email_address", "gone@members.test", "status", "subscribed")),
                        false)
                .statusCode(200)
                .body("total_created", is(1))
                .body("error_count", is(3))
                .body("errors.error_code", hasItems("ERROR_GENERIC"))
                .body(
                        "errors[0].error",
                        is("bob@example.com looks fake or invalid, please enter a real email address."))
                .body("errors[1].error", is("Please provide a valid email address."));
        control("violations").body("$", empty());
    }

    @Test
    void oneRowAgainstTheSchemaRefusesTheWholeCallAndIsNamed() {
        bulk(
                        List.of(
                                Map.of("email_address", ANN, "status", "subscribed"),
                                Map.of("email_address", "bob@members.test", "status", "")),
                        false)
                .statusCode(400)
                .body("errors[0].field", is("members.item:1.status"));

        get("members/" + ANN).statusCode(404);
        control("violations").body("kind", hasItems("contract"));
    }

    @Test
    void updateExistingChangesFieldsAndRefusesToSubscribeWhoUnsubscribed() {
        subscribe(ANN);
        subscribe("bob@members.test");
        person("bob@members.test", "unsubscribe");

        bulk(
                        List.of(
                                Map.of("email_address", ANN, "merge_fields", Map.of("FNAME", "Ann")),
                                Map.of("email_address", "bob@members.test", "status", "subscribed")),
                        true)
                .statusCode(200)
                .body("total_updated", is(1))
                .body("updated_members[0].merge_fields.FNAME", is("Ann"))
                .body("errors[0].error_code", is("ERROR_GENERIC"));
    }

    @Test
    void aNumberFieldTakesNumbersOnly() {
        post("merge-fields", Map.of("tag", "LTV", "name", "Lifetime value", "type", "number"))
                .statusCode(200);

        post("members", Map.of("email_address", ANN, "status", "subscribed", "merge_fields", Map.of("LTV", "much")))
                .statusCode(400)
                .body("detail", is("Your merge fields were invalid."))
                .body("errors[0].field", is("LTV"))
                .body("errors[0].message", is("Please enter a number"));
        bulk(
                        List.of(Map.of(
                                "email_address", ANN, "status", "subscribed", "merge_fields", Map.of("LTV", "much"))),
                        false)
                .statusCode(200)
                .body("errors[0].field", is("LTV"))
                .body("errors[0].field_message", is("Please enter a number"));
    }

    @Test
    void aRequiredFieldMustBeGivenUnlessValidationIsSkipped() {
        post("merge-fields", Map.of("tag", "CHAPTER", "name", "Chapter", "type", "text", "required", true));
        Map<String, String> ann = Map.of("email_address", ANN, "status", "subscribed");

        post("members", ann).statusCode(400).body("errors[0].message", is("Please enter a value"));
        post("members?skip_merge_validation=true", ann).statusCode(200).body("merge_fields.CHAPTER", is(""));
    }
}
