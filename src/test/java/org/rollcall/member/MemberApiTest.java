package org.rollcall.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.calendar.BusinessClock;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class MemberApiTest {

    @Inject
    BusinessClock clock;

    @Test
    void namesAreInTheAlphabetWhateverTheirCaseAndPagesGoBothWays() {
        Http.csv("""
                external_id,kind,first_name,last_name,company_name,email
                m1-1,PERSON,Zed,smithm1,,
                m1-2,PERSON,Adam,Smithm1,,
                m1-3,COMPANY,,,ÅRnem1,
                m1-4,PERSON,,Smithm1,,
                m1-5,PERSON,Bob,ArMem1,,
                """).body("created", is(5));
        List<String> all = List.of("m1-5", "m1-3", "m1-4", "m1-2", "m1-1");

        assertThat(ids(page("m1", 50, null, null, null))).containsExactlyElementsOf(all);

        ValidatableResponse first = page("m1", 2, null, null, null)
                .body("pageInfo.hasNextPage", is(true))
                .body("pageInfo.hasPreviousPage", is(false))
                .body("totalCount", is(5));
        String end = first.extract().path("data.members.pageInfo.endCursor");
        ValidatableResponse second = page("m1", 2, end, null, null).body("pageInfo.hasPreviousPage", is(true));
        String start = second.extract().path("data.members.pageInfo.startCursor");

        assertThat(ids(first)).containsExactlyElementsOf(all.subList(0, 2));
        assertThat(ids(second)).containsExactlyElementsOf(all.subList(2, 4));
        assertThat(ids(page("m1", null, null, 50, start))).containsExactlyElementsOf(all.subList(0, 2));
        assertThat(ids(page("m1", null, null, 1, null))).containsExactly("m1-1");
    }

    @Test
    void aSearchTakesPercentAndUnderscoreLiterally() {
        Http.csv("""
                external_id,kind,first_name,last_name,email
                m2-1,PERSON,Jane,M2 100%,jane_m2@m2.test
                m2-2,PERSON,John,M2 1000,janexm2@m2.test
                m2-3,PERSON,J\\,M2 back\\slash,
                """).body("created", is(3));

        assertThat(ids(page("m2 100%", 50, null, null, null))).containsExactly("m2-1");
        assertThat(ids(page("E_M2@", 50, null, null, null))).containsExactly("m2-1");
        assertThat(ids(page("k\\s", 50, null, null, null))).containsExactly("m2-3");
        assertThat(ids(page("john m2", 50, null, null, null))).containsExactly("m2-2");
        assertThat(ids(page("m2 1000, john", 50, null, null, null))).containsExactly("m2-2");
    }

    @Test
    void membersAreNarrowedByKindAddressAndDoNotSend() {
        Http.csv("""
                external_id,kind,last_name,company_name,email,do_not_send
                m3-1,PERSON,P3,,  Info@M3.test,yes
                m3-2,COMPANY,,C3,info@m3.test,
                m3-3,PERSON,Q3,,Not An Address m3,
                """).body("created", is(3));

        assertThat(filtered("{email: \"INFO@m3.test \"}")).containsExactly("m3-2", "m3-1");
        assertThat(filtered("{email: \"info@m3.test\", kinds: [PERSON]}")).containsExactly("m3-1");
        assertThat(filtered("{email: \"info@m3.test\", doNotSendMarketingEmails: false}"))
                .containsExactly("m3-2");
        assertThat(filtered("{email: \"not an address m3\", kinds: []}")).containsExactly("m3-3");
    }

    @Test
    void aMembershipIsCurrentThroughItsLastDayThenInGraceThenExpired() {
        LocalDate today = clock.today();
        int grace = clock.graceDays();
        Http.csv("external_id,kind,member_since,membership_expires\n"
                        + "m4-1,PERSON,," + today + "\n"
                        + "m4-2,PERSON,," + today.minusDays(1) + "\n"
                        + "m4-3,PERSON,," + today.minusDays(grace) + "\n"
                        + "m4-4,PERSON,," + today.minusDays(grace + 1) + "\n"
                        + "m4-5,PERSON,,\n"
                        + "m4-6,PERSON,2020-01-01,\n")
                .body("created", is(6));

        assertThat(List.of("m4-1", "m4-2", "m4-3", "m4-4", "m4-5", "m4-6"))
                .extracting(id -> (String) Http.graphql("{ member(externalId: \"" + id + "\") { membershipStatus } }")
                        .extract()
                        .path("data.member.membershipStatus"))
                .containsExactly("CURRENT", "GRACE_PERIOD", "GRACE_PERIOD", "EXPIRED", "NON_MEMBER", "CURRENT");
    }

    @Test
    void aMemberIsFoundByIdOrByKeyButNotByBoth() {
        Http.csv("external_id,kind,company_name\nm5,COMPANY,Five\n").body("created", is(1));
        String id =
                Http.graphql("{ member(externalId: \"m5\") { id } }").extract().path("data.member.id");

        Http.graphql("query ($id: ID) { member(id: $id) { __typename displayName } }", Map.of("id", id))
                .body("data.member.__typename", is("Company"))
                .body("data.member.displayName", is("Five"));
        Http.graphql("{ member(externalId: \"m5-nobody\") { id } }")
                .body("data.member", nullValue())
                .body("errors", nullValue());
        refused("{ member { id } }", "Neither 'id' nor 'externalId'");
        refused("{ member(id: \"" + id + "\", externalId: \"m5\") { id } }", "Both 'id' and 'externalId'");
        refused("{ member(id: \"grp_AAAA\") { id } }", "not an id that begins with 'mbr_'");
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        refused("{ members(first: 251) { nodes { id } } }", "'first' is 251");
        refused("{ members(after: \"x\") { nodes { id } } }", "not a cursor of this list");
        refused("{ members(search: \"" + "x".repeat(201) + "\") { nodes { id } } }", "it may have 200");
        refused("{ members(search: \"a\\u0000b\") { nodes { id } } }", "NUL");
    }

    @Test
    void parentsAndRolesOfManyComeTogether() {
        Http.csv("""
                external_id,kind,last_name,company_name,parent_external_id,roles
                m7-1,PERSON,M7A,,m7-c,PRIMARY_CONTACT:m7-c
                m7-2,PERSON,M7B,,,BILLING_CONTACT:m7-c;BILLING_CONTACT:m7-d
                m7-3,PERSON,M7C,,m7-d,
                m7-c,COMPANY,,M7X,m7-d,
                m7-d,COMPANY,,M7Y,,
                """).body("created", is(5));

        Http.graphql("""
                { members(search: "m7") { nodes { parent { displayName parent { displayName } }
                    ... on Person { contactRoles { company { displayName } } } } } }
                """)
                .body("errors", nullValue())
                .body("data.members.nodes[0].parent.displayName", is("M7X"))
                .body("data.members.nodes[1].parent", nullValue())
                .body("data.members.nodes[2].parent.displayName", is("M7Y"))
                .body("data.members.nodes[0].parent.parent.displayName", is("M7Y"))
                .body("data.members.nodes[1].contactRoles.company.displayName", contains("M7X", "M7Y"));
    }

    private static void refused(String query, String why) {
        Http.graphql(query)
                .body("errors[0].message", containsString(why))
                .body("errors[0].extensions.code", is("BAD_REQUEST"));
    }

    private static ValidatableResponse page(
            String search,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("search", search);
        variables.put("first", first);
        variables.put("after", after);
        variables.put("last", last);
        variables.put("before", before);
        return Http.graphql("""
                query ($search: String, $first: Int, $after: String, $last: Int, $before: String) {
                    members(search: $search, first: $first, after: $after, last: $last, before: $before) {
                        totalCount edges { cursor node { externalId } } nodes { externalId }
                        pageInfo { endCursor startCursor hasNextPage hasPreviousPage } } }
                """, variables).body("errors", nullValue()).rootPath("data.members");
    }

    private static List<String> filtered(String filter) {
        return ids(Http.graphql("{ members(filter: " + filter + ") { nodes { externalId } } }")
                .body("errors", nullValue()));
    }

    private static List<String> ids(ValidatableResponse response) {
        return response.extract().path("data.members.nodes.externalId");
    }
}
