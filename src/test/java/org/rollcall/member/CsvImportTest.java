package org.rollcall.member;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class CsvImportTest {

    @Test
    void everyColumnIsKept() {
        Http.csv("""
                        external_id,kind,first_name,last_name,company_name,email,login_email,parent_external_id,roles,\
                        member_type,member_since,membership_expires,tags,custom:chapter,active,do_not_send
                        c1-p,person,Ada,Byron,,Ada@C1.test, ada.login@c1.test ,c1-c,\
                        PRIMARY_CONTACT:c1-c;billing_contact:c1-c,Full,2020-02-29,9999-12-31,board; newsletter,north,no,yes
                        c1-c,COMPANY,,,Engines,,,,,,,,,,,
                        """).statusCode(200).body("created", is(2), "rejected", is(0), "rejections", empty());

        member("c1-p")
                .body("displayName", is("Byron, Ada"))
                .body("email", is("Ada@C1.test"))
                .body("loginEmail", is(" ada.login@c1.test "))
                .body("parent.displayName", is("Engines"))
                .body("contactRoles.kind", contains("BILLING_CONTACT", "PRIMARY_CONTACT"))
                .body("contactRoles.company.externalId", contains("c1-c", "c1-c"))
                .body("memberType", is("Full"))
                .body("memberSince", is("2020-02-29"))
                .body("membershipExpires", is("9999-12-31"))
                .body("membershipStatus", is("CURRENT"))
                .body("tags", contains("board", "newsletter"))
                .body("customFields.find { it.name == 'chapter' }.value", is("north"))
                .body("active", is(false))
                .body("doNotSendMarketingEmails", is(true));
        member("c1-c").body("active", is(true)).body("doNotSendMarketingEmails", is(false));
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        String file = """
                external_id,kind,last_name,company_name,roles,tags,custom:a,parent_external_id
                c2-p,PERSON,Smith,,MANAGEMENT_ACCESS:c2-c,b;a,1,c2-c
                c2-c,COMPANY,,Smiths,,,2,
                """;
        Http.csv(file).body("created", is(2));
        String before = member("c2-p").extract().path("data.member.updatedAt");

        Http.csv(file).statusCode(200).body("created", is(0), "updated", is(0), "unchanged", is(2), "rejected", is(0));

        member("c2-p").body("updatedAt", is(before));
    }

    @Test
    void aColumnLeftOutStaysAndAnEmptyCellClears() {
        Http.csv("""
                external_id,kind,first_name,last_name,company_name,email,login_email,member_type,member_since,tags,roles,custom:a,custom:b
                c3-p,PERSON,Ann,Lee,,ann@c3.test,ann@c3.test,Full,2020-01-01,x,PRIMARY_CONTACT:c3-c,1,2
                c3-c,COMPANY,,,Three,,,,,,,,
                """).body("created", is(2));

        Http.csv("""
                external_id,email,tags,roles,custom:a,active,do_not_send
                c3-p,,,,,,
                """).body("updated", is(1));

        member("c3-p")
                .body("email", nullValue())
                .body("tags", empty())
                .body("contactRoles", empty())
                .body("customFields.name", contains("b"))
                .body("displayName", is("Lee, Ann"))
                .body("loginEmail", is("ann@c3.test"))
                .body("memberType", is("Full"))
                .body("memberSince", is("2020-01-01"))
                .body("active", is(true));
    }

    @Test
    void rejectedRowsTellWhyAndTheGoodOnesAreKept() {
        Http.csv("""
                external_id,kind,first_name,company_name,login_email,parent_external_id,roles,member_since,active
                c4-good,PERSON,Good,,good@c4.test,,,,
                c4-date,PERSON,,,,,,2021-02-29,
                c4-login,COMPANY,,Firm,firm@c4.test,,,,
                c4-twice,PERSON,,,GOOD@c4.test ,,,,
                c4-orphan,PERSON,,,,c4-nobody,,,
                c4-role,PERSON,,,,,BOSS:c4-good,,
                c4-role2,PERSON,,,,,PRIMARY_CONTACT:c4-good,,
                c4-role3,PERSON,,,,,PRIMARY_CONTACT:c4-nobody,,
                c4-role4,COMPANY,,Firm,,,PRIMARY_CONTACT:c4-role4,,
                c4-kind,ROBOT,,,,,,,
                c4-nokind,,,,,,,,
                c4-good,PERSON,Again,,,,,,
                ,PERSON,,,,,,,
                c4-flag,PERSON,,,,,,,maybe
                c4-noname,COMPANY,,,,,,,
                c4-child,PERSON,,,,c4-date,,,
                c4-mail,PERSON,,,no address,,,,
                c4-short,PERSON
                c4-named,COMPANY,Given,Firm,,,,,
                """)
                .statusCode(200)
                .body("created", is(1), "updated", is(0), "unchanged", is(0), "rejected", is(18))
                .body("rejections.line", contains(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20))
                .body("rejections[0].field", is("member_since"))
                .body("rejections[0].value", is("2021-02-29"))
                .body("rejections[0].reason", is("is not a day such as 2026-11-23"))
                .body("rejections[1].reason", is("is for people; a company has no login"))
                .body("rejections[2].reason", containsString("in line 2"))
                .body("rejections[3].field", is("parent_external_id"))
                .body("rejections[3].value", is("c4-nobody"))
                .body("rejections[4].value", is("BOSS:c4-good"))
                .body("rejections[5].reason", containsString("roles are for companies"))
                .body("rejections[6].reason", is("no member has this external id"))
                .body("rejections[7].reason", is("a company cannot hold a role"))
                .body("rejections[8].reason", is("is neither PERSON nor COMPANY"))
                .body("rejections[9].field", is("kind"))
                .body("rejections[10].reason", is("was given before, in line 2"))
                .body("rejections[11].field", is("external_id"))
                .body("rejections[12].value", is("maybe"))
                .body("rejections[13].field", is("company_name"))
                .body("rejections[14].reason", is("the parent is new, and was itself rejected in line 3"))
                .body("rejections[15].reason", is("is not an email address"))
                .body("rejections[16].reason", is("has 2 cells where the header has 9 columns"))
                .body("rejections[16].field", nullValue())
                .body("rejections[17].field", is("first_name"));
        member("c4-good").body("displayName", is("Good"));
    }

    @Test
    void aCircleIsRefusedNamingItsMembers() {
        Http.csv("""
                external_id,kind,company_name,parent_external_id
                c5-a,COMPANY,A,c5-b
                c5-b,COMPANY,B,c5-c
                c5-c,COMPANY,C,c5-a
                c5-d,COMPANY,D,
                c5-e,COMPANY,E,c5-e
                """)
                .body("created", is(1), "rejected", is(4), "rejections", hasSize(4))
                .body("rejections[0].reason", containsString("circle in the family tree: c5-"))
                .body("rejections[3].reason", is("makes a circle in the family tree: c5-e > c5-e"));
    }

    @Test
    void manyCirclesAndLongOnesAreFoundWithoutDelay() {
        String pairs = IntStream.range(0, 5_000)
                .mapToObj(i -> "c17-%1$d,COMPANY,x,c17-%1$d-b\nc17-%1$d-b,COMPANY,x,c17-%1$d\n".formatted(i))
                .collect(Collectors.joining());
        String ring = IntStream.range(0, 10_000)
                .mapToObj(i -> "c17-r%d,COMPANY,x,c17-r%d\n".formatted(i, (i + 1) % 10_000))
                .collect(Collectors.joining());

        Http.csv("external_id,kind,company_name,parent_external_id\n" + pairs + ring)
                .body("created", is(0), "rejected", is(20_000))
                .body("rejections[0].reason", is("makes a circle in the family tree: c17-0 > c17-0-b > c17-0"));
        Http.csv("external_id,kind,company_name,parent_external_id\n" + ring)
                .body("rejections[0].reason", containsString(" > … 9990 more > c17-r"));
    }

    @Test
    void aCircleWithWhatIsThereAlreadyIsRefusedToo() {
        Http.csv("""
                external_id,kind,company_name,parent_external_id
                c6-a,COMPANY,A,c6-b
                c6-b,COMPANY,B,c6-c
                c6-c,COMPANY,C,
                """).body("created", is(3));

        Http.csv("external_id,parent_external_id\nc6-c,c6-a\n").body("rejected", is(1));
        Http.csv("external_id,parent_external_id\nc6-c,c6-a\nc6-a,\n").body("updated", is(2), "rejected", is(0));
    }

    @Test
    void aRejectedRowThatWouldHaveOpenedACircleRefusesTheRowThatClosesIt() {
        Http.csv("external_id,kind,company_name,parent_external_id\nc7-a,COMPANY,A,c7-b\nc7-b,COMPANY,B,\n")
                .body("created", is(2));

        Http.csv("external_id,parent_external_id,member_since\nc7-b,c7-a,\nc7-a,,tomorrow\n")
                .body("rejected", is(2), "updated", is(0))
                .body("rejections[0].line", is(2), "rejections[1].line", is(3));
    }

    @Test
    void loginsCanBeSwappedAndAreFreedOnlyByRowsThatAreAccepted() {
        Http.csv("external_id,kind,login_email\nc8-a,PERSON,a@c8.test\nc8-b,PERSON,b@c8.test\n")
                .body("created", is(2));

        Http.csv("external_id,login_email\nc8-a,b@c8.test\nc8-b,a@c8.test\n").body("updated", is(2), "rejected", is(0));
        member("c8-a").body("loginEmail", is("b@c8.test"));

        Http.csv("external_id,login_email,member_since\nc8-a,a@c8.test,\nc8-b,c@c8.test,never\n")
                .body("rejected", is(2))
                .body("rejections[0].reason", is("is the login of c8-b"));
        Http.csv("external_id,kind,login_email\nc8-c,PERSON,A@C8.test\n")
                .body("rejected", is(1))
                .body("rejections[0].field", is("login_email"));
    }

    @Test
    void aPersonDoesNotBecomeACompany() {
        Http.csv("external_id,kind\nc9,PERSON\n").body("created", is(1));

        Http.csv("external_id,kind,company_name\nc9,COMPANY,Firm\n")
                .body("rejected", is(1))
                .body("rejections.field", contains("company_name", "kind"));
    }

    @Test
    void anEmailThatIsNoAddressIsKept() {
        Http.csv("external_id,kind,email\nc10,PERSON,not an address\n").body("created", is(1));

        member("c10").body("email", is("not an address")).body("displayName", is("not an address"));
    }

    @Test
    void twoImportsAtOnceEndAsOneAfterTheOther() throws Exception {
        String file = "external_id,kind,last_name,login_email,parent_external_id\n"
                + IntStream.range(0, 3_000)
                        .mapToObj(i -> "c18-%1$d,PERSON,L%1$d,l%1$d@c18.test,c18-%2$d\n".formatted(i, i / 2))
                        .collect(Collectors.joining())
                        .replace("c18-0,PERSON,L0,l0@c18.test,c18-0", "c18-0,PERSON,L0,l0@c18.test,");

        CompletableFuture<ValidatableResponse> other = CompletableFuture.supplyAsync(() -> Http.csv(file));
        ValidatableResponse one = Http.csv(file).statusCode(200).body("rejected", is(0));

        other.get().statusCode(200).body("rejected", is(0));
        int created =
                one.extract().<Integer>path("created") + other.get().extract().<Integer>path("created");
        int unchanged =
                one.extract().<Integer>path("unchanged") + other.get().extract().<Integer>path("unchanged");
        assertThat(List.of(created, unchanged)).containsExactly(3_000, 3_000);
    }

    private static ValidatableResponse member(String externalId) {
        return Http.graphql("""
                query ($id: String) { member(externalId: $id) {
                    displayName email memberType memberSince membershipExpires membershipStatus tags active updatedAt
                    doNotSendMarketingEmails customFields { name value } parent { displayName }
                    ... on Person { firstName loginEmail contactRoles { kind company { externalId } } } } }
                """, Map.of("id", externalId))
                .body("errors", nullValue())
                .rootPath("data.member");
    }
}
