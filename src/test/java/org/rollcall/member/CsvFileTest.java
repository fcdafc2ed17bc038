package org.rollcall.member;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class CsvFileTest {

    @Test
    void whatIsNoFileOfMembersIsRefusedAndChangesNothing() {
        refused("", "empty");
        refused("external_id,shoe_size\nc11,43\n", "'shoe_size' is unknown");
        refused("c11,PERSON\n", "'c11' is unknown");
        refused("kind,first_name\nPERSON,x\n", "no column 'external_id'");
        refused("external_id,kind,kind\nc11,PERSON,PERSON\n", "'kind' twice");
        refused("external_id,custom:\nc11,x\n", "names no field");
        refused("external_id,kind,first_name\nc11,PERSON,\"open\nc12,PERSON,x\n", "line 2 is never closed");
        refused("external_id,kind,first_name\nc11,PERSON,\"a\"b\n", "not CSV");
        refused("\"external_id,kind\n", "never closed");
        Http.csv("external_id\nc11\n").body("rejections[0].field", is("kind"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        Http.post("text/csv", "external_id,kind,first_name\nc12,PERSON,Zoë\n".getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(400)
                .body("error", containsString("not UTF-8"));
        Http.graphql("{ member(externalId: \"c12\") { id } }").body("data.member", nullValue());
    }

    @Test
    void onlyCsvIsTaken() {
        for (String type : new String[] {"application/json", "text/plain", "text/csv; charset=ISO-8859-1"}) {
            Http.post(type, "external_id,kind\nc13,PERSON\n".getBytes(StandardCharsets.UTF_8))
                    .statusCode(415)
                    .body("error", containsString("send"));
        }
    }

    @Test
    void hostileValuesAreRejectedOrKeptAsTheyAre() {
        String huge = "x".repeat(600_000);
        Http.csv("external_id,kind,first_name,email\nc14-huge,PERSON," + huge + ",\nc14-nul,PERSON,a\0b,\n" + huge
                        + ",PERSON,,\nc14-sum,PERSON,=1+cmd|' /C calc'!A0,-2\nc14-ctl,PERSON,a\u0001b,\n")
                .statusCode(200)
                .body("created", is(1), "rejected", is(4))
                .body("rejections.line", contains(2, 3, 4, 6))
                .body("rejections[0].reason", is("is longer than 200 characters"))
                .body("rejections[0].value.length()", is(201))
                .body("rejections[1].reason", is("holds a NUL character"))
                .body("rejections[1].value", is("a\u2400b"));
        Http.graphql("{ member(externalId: \"c14-sum\") { email ... on Person { firstName } } }")
                .body("data.member.firstName", is("=1+cmd|' /C calc'!A0"))
                .body("data.member.email", is("-2"));

        refused("external_id,kind,first_name\nc14,PERSON," + "x".repeat(1_100_000) + "\n", "not CSV");
    }

    @Test
    void aByteOrderMarkAndQuotedLineBreaksAreRead() {
        Http.csv("\uFEFFexternal_id,kind,company_name\r\n\r\nc15,COMPANY,\"A, \"\"B\"\" & C\"\r\nc15-bad,COMPANY,\r\n")
                .body("created", is(1))
                .body("rejections.line", contains(4));

        Http.graphql("{ member(externalId: \"c15\") { displayName } }")
                .body("data.member.displayName", is("A, \"B\" & C"));
    }

    @Test
    void rejectionsAreListedToAThousandAndCountedToTheEnd() {
        String rows =
                IntStream.range(0, 1_500).mapToObj(i -> "c16-" + i + ",ROBOT\n").collect(Collectors.joining());

        Http.csv("external_id,kind\n" + rows).body("rejected", is(1_500)).body("rejections", hasSize(1_000));
    }

    private static void refused(String file, String why) {
        Http.csv(file).statusCode(400).body("error", containsString(why));
    }
}
