package org.rollcall.member;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class MemberEditApiTest {

    @Test
    void peopleAndCompaniesGoInTogetherInAnyOrder() {
        importMembers(
                        List.of(Map.of(
                                "externalId",
                                "e1-p",
                                "parentExternalId",
                                "e1-c",
                                "contactRoles",
                                List.of(Map.of("companyExternalId", "e1-c", "kind", "PRIMARY_CONTACT")))),
                        List.of(
                                Map.of("externalId", "e1-c", "name", "Low", "parentExternalId", "e1-top"),
                                Map.of("externalId", "e1-top", "name", "Top")))
                .body("userErrors", empty())
                .body("created", is(3));
    }

    @Test
    void oneBadMemberRefusesTheWholeInput() {
        importMembers(
                        List.of(
                                Map.of("externalId", "e2-good"),
                                Map.of("externalId", "e2-login", "loginEmail", "nowhere"),
                                Map.of("externalId", "e2-orphan", "parentExternalId", "e2-nobody")),
                        List.of(Map.of(
                                "externalId",
                                "e2-c",
                                "name",
                                "",
                                "customFields",
                                List.of(Map.of("name", "a\0b", "value", "x")))))
                .body("created", is(0))
                .body("userErrors.code", contains("INVALID", "NOT_FOUND", "INVALID"))
                .body("userErrors[0].field", contains("people", "1", "loginEmail"))
                .body("userErrors[0].message", is("loginEmail 'nowhere': is not an email address."))
                .body("userErrors[1].field", contains("people", "2", "parentExternalId"))
                .body("userErrors[2].field", contains("companies", "0", "customFields"));
        Http.graphql("{ member(externalId: \"e2-good\") { id } }").body("data.member", nullValue());
    }

    @Test
    void atMostFiveHundredGoInAtOnce() {
        List<Map<String, Object>> people = IntStream.rangeClosed(0, 500)
                .mapToObj(i -> Map.<String, Object>of("externalId", "e3-" + i))
                .toList();

        importMembers(people, List.of())
                .body("userErrors[0].message", containsString("has 501 members; at most 500"))
                .body("userErrors[0].field", contains("people"));
    }

    @Test
    void whatIsNotGivenStaysAndWhatIsEmptyOrNamedToBeClearedIsCleared() {
        savePerson(Map.of(
                "externalId",
                "e4",
                "firstName",
                "Ann",
                "lastName",
                "Lee",
                "email",
                "ann@e4.test",
                "tags",
                List.of("b", "a"),
                "memberSince",
                "2020-01-01",
                "customFields",
                List.of(Map.of("name", "n", "value", "1"))));

        savePerson(Map.of(
                        "externalId",
                        "e4",
                        "firstName",
                        "",
                        "clear",
                        List.of("MEMBER_SINCE"),
                        "customFields",
                        List.of(Map.of("name", "n", "value", ""))))
                .body("member.displayName", is("Lee"))
                .body("member.email", is("ann@e4.test"))
                .body("member.tags", contains("a", "b"))
                .body("member.memberSince", nullValue())
                .body("member.customFields", empty());
        savePerson(Map.of("externalId", "e4", "tags", List.of())).body("member.tags", empty());
    }

    @Test
    void rolesGivenReplaceTheOnesThere() {
        saveCompany(Map.of("externalId", "e5-a", "name", "A"));
        saveCompany(Map.of("externalId", "e5-b", "name", "B"));
        savePerson(Map.of("externalId", "e5", "contactRoles", List.of(role("e5-a", "PRIMARY_CONTACT"))));

        savePerson(Map.of("externalId", "e5", "lastName", "Still"))
                .body("member.contactRoles.company.displayName", contains("A"));
        savePerson(Map.of(
                        "externalId",
                        "e5",
                        "contactRoles",
                        List.of(role("e5-b", "BILLING_CONTACT"), role("e5-b", "MANAGEMENT_ACCESS"))))
                .body("member.contactRoles.company.displayName", contains("B", "B"))
                .body("member.contactRoles.kind", contains("BILLING_CONTACT", "MANAGEMENT_ACCESS"));
    }

    @Test
    void aTakenLoginIsRefusedWithItsOwner() {
        savePerson(Map.of("externalId", "e6-a", "loginEmail", "Ann@E6.test")).body("userErrors", empty());

        savePerson(Map.of("externalId", "e6-b", "loginEmail", " ann@e6.test"))
                .body("member", nullValue())
                .body("userErrors[0].code", is("TAKEN"))
                .body("userErrors[0].field", contains("person", "loginEmail"))
                .body("userErrors[0].message", containsString("is the login of e6-a"));
    }

    @Test
    void aSaveIsOfExactlyOneMember() {
        save("{}").body("data.saveMember.userErrors[0].message", is("Give exactly one of 'person' and 'company'."));
        save("{person: {externalId: \"e7\"}, company: {externalId: \"e7\", name: \"x\"}}")
                .body("data.saveMember.userErrors", hasSize(1));
    }

    @Test
    void aCompanyIsNotSavedAsAPerson() {
        saveCompany(Map.of("externalId", "e8", "name", "Firm"));

        savePerson(Map.of("externalId", "e8"))
                .body("userErrors[0].code", is("INVALID"))
                .body("userErrors[0].field", contains("person"))
                .body("userErrors[0].message", containsString("the member is a COMPANY"));
    }

    @Test
    void doNotSendIsCheckedAndUnchecked() {
        String id = savePerson(Map.of("externalId", "e9")).extract().path("data.saveMember.member.id");

        doNotSend(id, true).body("member.doNotSendMarketingEmails", is(true));
        doNotSend(id, false).body("member.doNotSendMarketingEmails", is(false));
        doNotSend("grp_x", true).body("member", nullValue()).body("userErrors[0].code", is("NOT_FOUND"));
    }

    @Test
    void aDeletedMemberIsGoneAndItsChildrenStayWithoutIt() {
        String id = saveCompany(Map.of("externalId", "e10-c", "name", "C"))
                .extract()
                .path("data.saveMember.member.id");
        savePerson(Map.of(
                "externalId",
                "e10-p",
                "parentExternalId",
                "e10-c",
                "contactRoles",
                List.of(role("e10-c", "PRIMARY_CONTACT"))));

        delete(id).body("deletedMemberId", is(id)).body("userErrors", empty());

        Http.graphql("{ member(externalId: \"e10-p\") { parent { id } ... on Person { contactRoles { kind } } } }")
                .body("data.member.parent", nullValue())
                .body("data.member.contactRoles", empty());
        delete(id)
                .body("deletedMemberId", nullValue())
                .body("userErrors[0].code", is("NOT_FOUND"))
                .body("userErrors[0].field", contains("id"));
    }

    private static Map<String, String> role(String company, String kind) {
        return Map.of("companyExternalId", company, "kind", kind);
    }

    private static ValidatableResponse importMembers(
            List<? extends Map<String, ?>> people, List<? extends Map<String, ?>> companies) {
        return Http.graphql("""
                mutation ($input: ImportMembersInput!) { importMembers(input: $input) {
                    created updated unchanged userErrors { code message field } } }
                """, Map.of("input", Map.of("people", people, "companies", companies)))
                .body("errors", nullValue())
                .rootPath("data.importMembers");
    }

    private static ValidatableResponse savePerson(Map<String, ?> person) {
        return save(Map.of("person", person));
    }

    private static ValidatableResponse saveCompany(Map<String, ?> company) {
        return save(Map.of("company", company));
    }

    private static ValidatableResponse save(Map<String, ?> input) {
        return Http.graphql("""
                mutation ($input: SaveMemberInput!) { saveMember(input: $input) {
                    member { id displayName email tags memberSince customFields { name }
                        ... on Person { contactRoles { kind company { displayName } } } }
                    userErrors { code message field } } }
                """, Map.of("input", input))
                .body("errors", nullValue())
                .rootPath("data.saveMember");
    }

    private static ValidatableResponse save(String input) {
        return Http.graphql("mutation { saveMember(input: " + input + ") { member { id } userErrors { message } } }");
    }

    private static ValidatableResponse doNotSend(String id, boolean value) {
        return Http.graphql("""
                mutation ($input: SetDoNotSendMarketingEmailsInput!) { setDoNotSendMarketingEmails(input: $input) {
                    member { doNotSendMarketingEmails } userErrors { code } } }
                """, Map.of("input", Map.of("memberId", id, "value", value)))
                .rootPath("data.setDoNotSendMarketingEmails");
    }

    private static ValidatableResponse delete(String id) {
        return Http.graphql("""
                mutation ($input: DeleteMemberInput!) { deleteMember(input: $input) {
                    deletedMemberId userErrors { code field } } }
                """, Map.of("input", Map.of("id", id))).rootPath("data.deleteMember");
    }
}
