package org.rollcall.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.ask;
import static org.rollcall.sync.Association.save;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** Every reason why mail does not arrive is told in words, with what to do. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WhyNoMailTest {

    @Test
    void whoGetsMailIsToldSo() {
        var association = new Association("why-yes");
        association.people(1);
        String group = association.synced();

        JsonPath why = why(association.email("p0"), group);

        assertThat(why.getBoolean("getsMail")).isTrue();
        assertThat(why.getString("explanation"))
                .isEqualTo("Last0, First0 gets the mail of why-yes at p0@why-yes.test.");
        assertThat(why.getList("steps.passed")).hasSize(8).doesNotContain(false);
    }

    @Test
    void whoIsNoMemberIsToldWhichConditionFails() {
        var association = new Association("why-none");
        association.people(1);
        Association.importFile(
                "external_id,kind,last_name,email,tags,membership_expires,active",
                List.of(
                        "why-none-tag,PERSON,Tag,tag@why-none.test,other,2999-01-01,true",
                        "why-none-ended,PERSON,Ended,ended@why-none.test,why-none,2020-01-31,true",
                        "why-none-off,PERSON,Off,off@why-none.test,why-none,2999-01-01,false",
                        "why-none-out,PERSON,Out,out@why-none.test,why-none,2999-01-01,true"));
        Map<String, Object> input = association.group("why-none", "why-none");
        input.put(
                "criteria",
                Map.of(
                        "tags", List.of("why-none"),
                        "membershipStatuses", List.of("CURRENT"),
                        "excludedMemberIds", List.of(member("why-none-out"))));
        String group = save(input).getString("group.id");
        settled(group);

        assertThat(explained("tag@why-none.test", group)).startsWith("It does not fit: it has not the tag why-none.");
        assertThat(explained("ended@why-none.test", group))
                .contains("its membership is expired (it ends or ended with 2020-01-31), wanted is current");
        assertThat(explained("off@why-none.test", group)).contains("Off is not in use");
        assertThat(explained("out@why-none.test", group)).contains("The group excludes it.");
        assertThat(why("tag@why-none.test", group).getList("steps.passed")).isEqualTo(List.of(true, false));
    }

    @Test
    void whoIsInNoGroupStillGetsAnAnswerForEachThatIsSynced() {
        // The first by name: of many groups only so many are answered for, and other tests leave theirs.
        var association = new Association("0-why-nowhere");
        association.people(1);
        String group = association.synced();
        association.person("x", "No", "Where", association.email("x"), "nothing");

        List<Map<String, Object>> answers = ask(
                        "query($id: ID) { whyNoMail(memberId: $id) { getsMail group { id } explanation } }",
                        Map.of("id", member("0-why-nowhere-x")))
                .getList("whyNoMail");

        assertThat(answers)
                .isNotEmpty()
                .anySatisfy(answer -> assertThat(answer.get("group")).isEqualTo(Map.of("id", group)))
                .allSatisfy(answer -> assertThat(answer.get("getsMail")).isEqualTo(false));
    }

    @Test
    void whoLostTheAddressIsToldToWhomAndByWhichRule() {
        var association = new Association("why-shared");
        association.person("a", "Ann", "Abel", association.email("desk"), "why-shared");
        association.person("z", "Zoe", "Zorn", association.email("desk"), "why-shared");
        association.company("c", "Moor Ltd", association.email("desk"));
        String group = association.synced();

        JsonPath why = whyMember("why-shared-z", group);

        assertThat(why.getBoolean("getsMail")).isTrue();
        assertThat(why.getString("explanation"))
                .isEqualTo(
                        "desk@why-shared.test gets the mail of why-shared, as the address of Abel, Ann and not of Zorn,"
                                + " Zoe.");
        assertThat(why.getString("steps.find { !it.passed }.finding"))
                .startsWith("Abel, Ann wins the address.")
                .contains("alphabet");
        assertThat(why(association.email("desk"), group).getString("member.displayName"))
                .isEqualTo("Abel, Ann");
    }

    @Test
    void aWinnerWhoAskedForSilenceIsNamed() {
        var association = new Association("why-silent");
        association.person("a", "Ann", "Abel", association.email("desk"), "why-silent");
        association.person("z", "Zoe", "Zorn", association.email("desk"), "why-silent");
        ask(
                "mutation($id: ID!) { setDoNotSendMarketingEmails(input: {memberId: $id, value: true}) { userErrors { message } } }",
                Map.of("id", member("why-silent-a")));
        String group = association.synced();

        assertThat(whyMember("why-silent-z", group).getString("explanation"))
                .startsWith("Abel, Ann wins the address.")
                .contains("nobody slips in behind");
        assertThat(whyMember("why-silent-a", group).getString("explanation"))
                .startsWith("“Do Not Send Marketing Emails” is checked on the record.");
    }

    @Test
    void aWrongAddressAKindThatIsNotSyncedAndAGroupWithoutAListAreTold() {
        var association = new Association("why-early");
        association.person("bad", "Bad", "Email", "nonsense", "why-early");
        association.person("none", "No", "Email", "", "why-early");
        association.person("ok", "All", "Right", association.email("ok"), "why-early");
        String group = association.synced();
        Map<String, Object> unconnected = association.group("why-early without", "why-early");
        unconnected.remove("lists");
        String without = save(unconnected).getString("group.id");
        Map<String, Object> silent = association.group("why-early silent", "why-early");
        silent.put("syncPrimaryMembers", false);
        String kind = save(silent).getString("group.id");
        settled(without);
        settled(kind);

        assertThat(explained("nonsense", group)).isEqualTo("'nonsense' is no email address. Correct it.");
        assertThat(whyMember("why-early-none", group).getString("explanation"))
                .isEqualTo("The record has no email address. Enter one.");
        assertThat(explained(association.email("ok"), without)).contains("has no list there");
        assertThat(explained(association.email("ok"), kind)).contains("does not sync its primary members");
    }

    @Test
    void whatTheProviderSaysIsTold() {
        var association = new Association("why-gone");
        association.people(3);
        String group = association.synced();
        MAILCHIMP.person(association.email("p0"), "unsubscribe");
        MAILCHIMP.person(association.email("p1"), "bounce");
        Association.resync(group);

        assertThat(explained(association.email("p0"), group))
                .startsWith("The contact unsubscribed there since")
                .contains("Rollcall never subscribes anybody again");
        assertThat(explained(association.email("p1"), group))
                .startsWith("Mail to the address bounced")
                .contains("Attempts so far");
        assertThat(why(association.email("p1"), group).getBoolean("getsMail")).isFalse();
    }

    @Test
    void anAddressThatNobodyHasIsAnsweredToo() {
        var association = new Association("why-nobody");
        association.people(1);
        String group = association.synced();

        JsonPath why = why("nobody@why-nobody.test", group);

        assertThat(why.getBoolean("getsMail")).isFalse();
        assertThat(why.getString("explanation")).startsWith("No record has the email 'nobody@why-nobody.test'.");
        assertThat(why.<@Nullable Object>get("member")).isNull();
        assertThat(ask("{ whyNoMail(email: \"nobody@why-nobody.test\") { group { id } provider } }", Map.of())
                        .getList("whyNoMail"))
                .isNotEmpty();
    }

    @Test
    void exactlyOneOfMemberAndAddressIsAsked() {
        for (String arguments : List.of("", "(memberId: \"mbr_x\", email: \"a@b.test\")", "(email: \" \")")) {
            assertThat(refusal("{ whyNoMail" + arguments + " { getsMail } }"))
                    .as(arguments)
                    .isEqualTo("BAD_REQUEST");
        }
        assertThat(refusal("{ whyNoMail(email: \"a@b.test\", groupId: \"grp_AAAAAAAAAAAAAAAAAAAAAA\") { getsMail } }"))
                .isEqualTo("NOT_FOUND");
    }

    private static String refusal(String query) {
        return given().contentType("application/json")
                .body(Map.of("query", query))
                .post("/graphql")
                .jsonPath()
                .getString("errors[0].extensions.code");
    }

    private static String explained(String email, String group) {
        return why(email, group).getString("explanation");
    }

    private static JsonPath why(String email, String group) {
        return why(Map.of("email", email, "group", group));
    }

    private static JsonPath whyMember(String externalId, String group) {
        return why(Map.of("member", member(externalId), "group", group));
    }

    private static JsonPath why(Map<String, Object> given) {
        return ask("""
                query($member: ID, $email: String, $group: ID) {
                    whyNoMail(memberId: $member, email: $email, groupId: $group) { provider getsMail explanation
                        member { displayName } steps { question passed finding } } }
                """, new HashMap<>(given)).setRootPath("data.whyNoMail.find { it.provider == 'MAILCHIMP' }");
    }

    private static String member(String externalId) {
        return Objects.requireNonNull(
                ask("query($id: String) { member(externalId: $id) { id } }", Map.of("id", externalId))
                        .getString("member.id"));
    }
}
