package org.rollcall.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.group.Api.group;
import static org.rollcall.group.Api.refusal;
import static org.rollcall.group.Api.save;
import static org.rollcall.group.Api.with;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.graphql.GlobalId;
import org.rollcall.provider.Provider;

@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class SaveGroupTest {

    @Inject
    Database database;

    @Test
    void aNewGroupIsSavedAsItWasWantedAndWaitsForItsCalculation() {
        String member = Api.person("sg-1", "Adams", "sg1@example.org");

        var saved = save(group(
                "  Board  ",
                "slug",
                "sg-board",
                "description",
                "Who decides",
                "beneficiaries",
                List.of("FAMILY"),
                "syncBeneficiaries",
                true,
                "criteria",
                Map.of(
                        "tags", List.of("sg-b", "sg-a", "sg-a"),
                        "kinds", List.of("PERSON"),
                        "expiresWithinDays", 30,
                        "includedMemberIds", List.of(member))));

        assertThat(saved.getList("userErrors")).isEmpty();
        assertThat(saved.getString("outcome")).isEqualTo("SAVED");
        assertThat(saved.getString("group.name")).isEqualTo("Board");
        assertThat(saved.getInt("group.revision")).isEqualTo(1);
        assertThat(saved.getBoolean("group.syncPrimaryMembers")).isTrue();
        assertThat(saved.getString("group.calculation.state")).isEqualTo("PENDING");
        assertThat(saved.getString("group.calculation.memberCount")).isNull();
        assertThat(saved.getList("group.criteria.tags")).isEqualTo(List.of("sg-a", "sg-b"));
        assertThat(saved.getList("group.criteria.included.displayName")).isEqualTo(List.of("Adams"));
        assertThat(database.requests("CALCULATE", Database.uuid(GlobalId.GROUP, saved.getString("group.id"))))
                .isEqualTo(1);
    }

    @Test
    void aSaveThatChangesNothingStartsNothing() {
        var input = group("Quiet", "criteria", Map.of("tags", List.of("sg-quiet")), "description", "Shh");
        String id = save(input).getString("group.id");
        var again = with(input, "id", id, "description", " Shh ");

        var answer = save(again);

        assertThat(answer.getString("outcome")).isEqualTo("UNCHANGED");
        assertThat(answer.getInt("group.revision")).isEqualTo(1);
        assertThat(database.requests("CALCULATE", Database.uuid(GlobalId.GROUP, id)))
                .isEqualTo(1);
    }

    @Test
    void aChangeCountsTheRevisionUpAndAsksForACalculation() {
        var input = group("Changing");
        String id = save(input).getString("group.id");

        var answer = save(with(input, "id", id, "expectedRevision", 1, "name", "Changed"));

        assertThat(answer.getString("outcome")).isEqualTo("SAVED");
        assertThat(answer.getString("group.slug")).isEqualTo("changing");
        assertThat(answer.getInt("group.revision")).isEqualTo(2);
        assertThat(database.requests("CALCULATE", Database.uuid(GlobalId.GROUP, id)))
                .isEqualTo(2);
    }

    @Test
    void anotherRevisionThanExpectedIsAConflictThatShowsTheGroupAsItIs() {
        String id = save(group("Contested")).getString("group.id");

        var answer = save(group("Mine", "id", id, "expectedRevision", 7));

        assertThat(answer.getString("group")).isNull();
        assertThat(answer.getString("userErrors[0].__typename")).isEqualTo("RevisionConflictError");
        assertThat(answer.getString("userErrors[0].code")).isEqualTo("CONFLICT");
        assertThat(answer.getInt("userErrors[0].current.revision")).isEqualTo(1);
    }

    @Test
    void aSlugIsMadeFromTheNameAndANumberMakesItUnique() {
        assertThat(save(group("Été & Cie.")).getString("group.slug")).isEqualTo("ete-cie");
        assertThat(save(group("Ete, Cie")).getString("group.slug")).isEqualTo("ete-cie-2");
        assertThat(save(group("会員")).getString("group.slug")).startsWith("group");
    }

    @Test
    void savesOfTheSameNameAtTheSameTimeAllGetASlugOfTheirOwn() {
        var slugs = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> save(group("Rush hour")).getString("group.slug"))
                .toList();

        assertThat(slugs).doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void textsOutOfBoundsAreRefusedWithTheirField() {
        assertThat(refusal(group("   "))).isEqualTo("name INVALID");
        assertThat(refusal(group("x".repeat(201)))).isEqualTo("name INVALID");
        assertThat(refusal(group("A", "slug", "Not A Slug"))).isEqualTo("slug INVALID");
        assertThat(refusal(group("A", "slug", "a--b"))).isEqualTo("slug INVALID");
        assertThat(refusal(group("A", "description", "x".repeat(2001)))).isEqualTo("description INVALID");
        assertThat(refusal(group("A", "criteria", Map.of("tags", List.of("a", " ")))))
                .isEqualTo("criteria.tags.1 INVALID");
    }

    @Test
    void aTakenSlugIsRefused() {
        save(group("First", "slug", "sg-taken"));
        assertThat(refusal(group("Second", "slug", "sg-taken"))).isEqualTo("slug TAKEN");
    }

    @Test
    void daysOutOfBoundsAreRefused() {
        assertThat(refusal(group("A", "criteria", Map.of("expiresWithinDays", -1))))
                .isEqualTo("criteria.expiresWithinDays INVALID");
        assertThat(refusal(group("A", "criteria", Map.of("expiresWithinDays", 36501))))
                .isEqualTo("criteria.expiresWithinDays INVALID");
    }

    @Test
    void idsThatAreNoneOrOfNobodyAreRefused() {
        String stranger = GlobalId.MEMBER.of(new UUID(7, 7));
        assertThat(refusal(group("A", "id", "grp_x"))).isEqualTo("id INVALID");
        assertThat(refusal(group("A", "id", GlobalId.GROUP.of(new UUID(7, 7))))).isEqualTo("id NOT_FOUND");
        assertThat(refusal(group("A", "criteria", Map.of("includedMemberIds", List.of("mbr_x")))))
                .isEqualTo("criteria.includedMemberIds.0 INVALID");
        assertThat(refusal(group("A", "criteria", Map.of("excludedMemberIds", List.of(stranger)))))
                .isEqualTo("criteria.excludedMemberIds.0 NOT_FOUND");
        assertThat(refusal(group(
                        "A", "criteria", Map.of("includedMemberIds", List.of(GlobalId.GROUP.of(new UUID(7, 7)))))))
                .isEqualTo("criteria.includedMemberIds.0 INVALID");
    }

    @Test
    void aMemberCannotBeBothIncludedAndExcluded() {
        String member = Api.person("sg-both", "Both", "both@example.org");
        assertThat(refusal(group(
                        "A",
                        "criteria",
                        Map.of("includedMemberIds", List.of(member), "excludedMemberIds", List.of(member)))))
                .isEqualTo("criteria.excludedMemberIds.0 INVALID");
    }

    @Test
    void moreNamedMembersThanAListCanHoldAreRefused() {
        var ids = IntStream.range(0, 10_001)
                .mapToObj(i -> GlobalId.MEMBER.of(new UUID(8, i)))
                .toList();
        assertThat(refusal(group("A", "criteria", Map.of("includedMemberIds", ids))))
                .isEqualTo("criteria.includedMemberIds INVALID");
    }

    @Test
    void namedMembersMoveFromIncludedToExcludedAndAway() {
        String member = Api.person("sg-move", "Mover", "mover@example.org");
        var input = group("Moves", "criteria", Map.of("includedMemberIds", List.of(member)));
        String id = save(input).getString("group.id");

        var moved = save(with(input, "id", id, "criteria", Map.of("excludedMemberIds", List.of(member))));
        assertThat(moved.getList("group.criteria.included")).isEmpty();
        assertThat(moved.getList("group.criteria.excluded.displayName")).isEqualTo(List.of("Mover"));

        var away = save(with(input, "id", id, "criteria", Map.of()));
        assertThat(away.getList("group.criteria.excluded")).isEmpty();
    }

    @Test
    void aListThatCannotBeConnectedIsRefusedWithItsPlace() {
        String list = database.list(Provider.MAILCHIMP, "sg-served");
        save(group("Owner", "lists", List.of(Map.of("provider", "MAILCHIMP", "listId", list))));
        database.removeAccount(Provider.CONSTANT_CONTACT);
        String unknown = GlobalId.LIST.of(new UUID(9, 9));

        assertThat(refusal(group("A", "lists", List.of(Map.of("provider", "MAILCHIMP", "listId", list)))))
                .isEqualTo("lists.0.listId TAKEN");
        assertThat(refusal(group("A", "lists", List.of(Map.of("provider", "MAILCHIMP", "listId", unknown)))))
                .isEqualTo("lists.0.listId NOT_FOUND");
        assertThat(refusal(group("A", "lists", List.of(Map.of("provider", "CONSTANT_CONTACT")))))
                .isEqualTo("lists.0.provider NOT_FOUND");
        assertThat(refusal(
                        group("A", "lists", List.of(Map.of("provider", "MAILCHIMP"), Map.of("provider", "MAILCHIMP")))))
                .isEqualTo("lists.1.provider INVALID");
    }

    @Test
    void aConnectionWithoutAListIsToBeMadeOnceStaysAndOpensARun() {
        UUID account = database.account(Provider.MAILCHIMP);
        var input = group("Made for me", "lists", List.of(Map.of("provider", "MAILCHIMP")));

        String id = save(input).getString("group.id");

        UUID uuid = Database.uuid(GlobalId.GROUP, id);
        assertThat(save(with(input, "id", id)).getString("outcome")).isEqualTo("UNCHANGED");
        assertThat(database.count("""
                        SELECT count(*)::int FROM group_list g JOIN provider_list l ON l.id = g.list_id
                        WHERE g.group_id = $1 AND g.account_id = $2 AND l.external_id IS NULL AND l.name = 'Made for me'
                        """, uuid, account)).isEqualTo(1);
        assertThat(database.count(
                        "SELECT count(*)::int FROM sync_run WHERE group_id = $1 AND cause = 'GROUP_SAVED'", uuid))
                .isEqualTo(1);
    }

    @Test
    void aDisconnectedListIsLeftToTheEngineAndOneThatWasNeverMadeIsForgotten() {
        UUID account = database.account(Provider.MAILCHIMP);
        var input = group("Leaves", "lists", List.of(Map.of("provider", "MAILCHIMP")));
        String id = save(input).getString("group.id");
        int before = database.requests("SYNC", account);

        save(with(input, "id", id, "lists", List.of()));

        UUID uuid = Database.uuid(GlobalId.GROUP, id);
        assertThat(database.count("SELECT count(*)::int FROM group_list WHERE group_id = $1", uuid))
                .isZero();
        assertThat(database.count("SELECT count(*)::int FROM provider_list WHERE name = 'Leaves'"))
                .isZero();
        assertThat(database.requests("SYNC", account)).isEqualTo(before + 1);
    }

    @Test
    void aDeletedGroupIsGoneForItsReadersAndItsSlugIsFree() {
        String id = save(group("Doomed", "slug", "sg-doomed")).getString("group.id");

        var answer = Api.ask(
                "mutation($input: DeleteGroupInput!) { deleteGroup(input: $input) { deletedGroupId userErrors { code } } }",
                Map.of("input", Map.of("id", id)));

        assertThat(answer.getString("deleteGroup.deletedGroupId")).isEqualTo(id);
        assertThat(Api.ask("{ group(slug: \"sg-doomed\") { id } }").getString("group"))
                .isNull();
        assertThat(refusal(group("A", "id", id))).isEqualTo("id NOT_FOUND");
        assertThat(save(group("Heir", "slug", "sg-doomed")).getString("outcome"))
                .isEqualTo("SAVED");
        assertThat(database.requests("CALCULATE", Database.uuid(GlobalId.GROUP, id)))
                .isEqualTo(2);
    }

    @Test
    void deletingAtAnotherRevisionThanExpectedIsAConflict() {
        String id = save(group("Stays")).getString("group.id");

        var answer = Api.ask(
                "mutation($input: DeleteGroupInput!) { deleteGroup(input: $input) { deletedGroupId userErrors { code } } }",
                Map.of("input", Map.of("id", id, "expectedRevision", 3)));

        assertThat(answer.getString("deleteGroup.deletedGroupId")).isNull();
        assertThat(answer.getString("deleteGroup.userErrors[0].code")).isEqualTo("CONFLICT");
    }
}
