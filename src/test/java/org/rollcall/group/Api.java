package org.rollcall.group;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tests ask of the API. */
final class Api {

    private static final String SAVE = """
            mutation($input: SaveGroupInput!) { saveGroup(input: $input) {
                outcome
                group { id slug name description revision syncPrimaryMembers syncBeneficiaries beneficiaries
                    calculation { state memberCount }
                    criteria { expiresWithinDays kinds tags memberTypes membershipStatuses
                        included { displayName } excluded { displayName } } }
                userErrors { __typename code message field ... on RevisionConflictError { current { id revision } } } } }
            """;

    private Api() {}

    /** The answer's {@code data}; fails when there are top-level errors. */
    static JsonPath ask(String query, Map<String, ?> variables) {
        JsonPath answer = send(query, variables);
        if (answer.get("errors") != null) {
            throw new AssertionError("The API answered with errors: " + answer.get("errors"));
        }
        return answer.setRootPath("data");
    }

    static JsonPath ask(String query) {
        return ask(query, Map.of());
    }

    static JsonPath send(String query, Map<String, ?> variables) {
        return given().contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .when()
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath save(Map<String, ?> input) {
        return ask(SAVE, Map.of("input", input)).setRootPath("data.saveGroup");
    }

    /** The path and the code of the only error of a save that is refused. */
    static String refusal(Map<String, ?> input) {
        JsonPath payload = save(input);
        if (payload.get("group") != null || payload.getList("userErrors").size() != 1) {
            throw new AssertionError("Not refused for one reason: " + payload.prettify());
        }
        return String.join(".", payload.getList("userErrors[0].field", String.class)) + " "
                + payload.getString("userErrors[0].code");
    }

    /** An input with this name and these further fields; criteria are empty when not given. */
    static Map<String, Object> group(String name, Object... more) {
        var input = new HashMap<String, Object>(Map.of("name", name, "criteria", Map.of()));
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return input;
    }

    static Map<String, Object> with(Map<String, ?> input, Object... more) {
        var changed = new HashMap<String, Object>(input);
        for (int i = 0; i < more.length; i += 2) {
            changed.put((String) more[i], more[i + 1]);
        }
        return changed;
    }

    /** Makes a person with a tag and returns its id. */
    static String person(String externalId, String lastName, String email, String... tags) {
        var person = new HashMap<String, Object>(
                Map.of("externalId", externalId, "lastName", lastName, "email", email, "tags", List.of(tags)));
        return saveMember("person", person);
    }

    /** Makes a company with a tag and returns its id. */
    static String company(String externalId, String name, String email, String... tags) {
        var company = new HashMap<String, Object>(
                Map.of("externalId", externalId, "name", name, "email", email, "tags", new ArrayList<>(List.of(tags))));
        return saveMember("company", company);
    }

    private static String saveMember(String kind, Map<String, Object> member) {
        return ask(
                        "mutation($input: SaveMemberInput!) { saveMember(input: $input) { member { id } } }",
                        Map.of("input", Map.of(kind, member)))
                .getString("saveMember.member.id");
    }
}
