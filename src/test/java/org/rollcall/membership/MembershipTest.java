package org.rollcall.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.membership.Laboratory.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.audience.MemberKind;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.membership.Association.Group;
import org.rollcall.membership.Association.Member;
import org.rollcall.membership.Association.Role;

/**
 * The rules of membership as sentences, over one family: the company Acme with its daughter Sub, Ann who works for Acme,
 * Bob who works for Sub, and Cid who stands below Bob.
 */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembershipTest {

    private final Member acme = new Member(new UUID(0, 1), MemberKind.COMPANY, "Acme");
    private final Member sub = new Member(new UUID(0, 2), MemberKind.COMPANY, "Sub");
    private final Member ann = new Member(new UUID(0, 3), MemberKind.PERSON, "Ann");
    private final Member bob = new Member(new UUID(0, 4), MemberKind.PERSON, "Bob");
    private final Member cid = new Member(new UUID(0, 5), MemberKind.PERSON, "Cid");

    @Inject
    Pool pool;

    @Inject
    BusinessClock clock;

    @Inject
    MembershipStore memberships;

    @Inject
    AddressResolution addresses;

    @BeforeAll
    void prepare() {
        Laboratory.prepare(pool);
        sub.parent = acme.id;
        ann.parent = acme.id;
        bob.parent = sub.id;
        cid.parent = bob.id;
    }

    @Test
    void aGroupWithoutAnyConditionHoldsOnlyWhomItNames() {
        assertThat(members(group -> {})).isEmpty();
        assertThat(members(group -> group.included = Set.of(bob.id))).isEqualTo(Map.of("Bob", "PRIMARY"));
    }

    @Test
    void everybodyIsBothKinds() {
        assertThat(members(group -> group.kinds = Set.of("PERSON", "COMPANY"))).hasSize(5);
    }

    @Test
    void familyMeansAllDescendantsAtAnyDepth() {
        assertThat(members(group -> {
                    group.included = Set.of(sub.id);
                    group.beneficiaries = Set.of("FAMILY");
                }))
                .isEqualTo(Map.of("Sub", "PRIMARY", "Bob", "BENEFICIARY", "Cid", "BENEFICIARY"));
    }

    @Test
    void whoIsBothIsPrimary() {
        assertThat(members(group -> {
                    group.included = Set.of(sub.id, cid.id);
                    group.beneficiaries = Set.of("FAMILY");
                }))
                .containsEntry("Cid", "PRIMARY");
    }

    @Test
    void theExcludedBelongInNoWayButTheirFamilyMay() {
        assertThat(members(group -> {
                    group.kinds = Set.of("COMPANY");
                    group.beneficiaries = Set.of("FAMILY");
                    group.excluded = Set.of(sub.id, bob.id);
                }))
                .isEqualTo(Map.of("Acme", "PRIMARY", "Ann", "BENEFICIARY", "Cid", "BENEFICIARY"));
    }

    @Test
    void contactsOfAPrimaryCompanyAreBeneficiariesByTheirRole() {
        var primary = new Role(ann.id, acme.id, "PRIMARY_CONTACT");
        var billing = new Role(bob.id, acme.id, "BILLING_CONTACT");
        var manager = new Role(cid.id, acme.id, "MANAGEMENT_ACCESS");
        assertThat(beneficiariesOfAcme("PRIMARY_CONTACTS", primary, billing, manager))
                .containsOnly("Ann");
        assertThat(beneficiariesOfAcme("BILLING_CONTACTS", primary, billing, manager))
                .containsOnly("Bob");
        assertThat(beneficiariesOfAcme("MANAGEMENT_ACCESS", primary, billing, manager))
                .containsOnly("Ann", "Bob", "Cid");
    }

    @Test
    void anInactiveMemberBelongsToNoGroupThoughItsFamilyMay() {
        bob.active = false;
        try {
            assertThat(members(group -> {
                        group.included = Set.of(sub.id, bob.id);
                        group.beneficiaries = Set.of("FAMILY");
                    }))
                    .isEqualTo(Map.of("Sub", "PRIMARY", "Cid", "BENEFICIARY"));
        } finally {
            bob.active = true;
        }
    }

    @Test
    void aMembershipIsCurrentThroughItsLastDayThenInGraceThenExpired() {
        assertThat(statusWhenLastDayIsInDays(0)).isEqualTo("CURRENT");
        assertThat(statusWhenLastDayIsInDays(-1)).isEqualTo("GRACE_PERIOD");
        assertThat(statusWhenLastDayIsInDays(-clock.graceDays())).isEqualTo("GRACE_PERIOD");
        assertThat(statusWhenLastDayIsInDays(-clock.graceDays() - 1)).isEqualTo("EXPIRED");
    }

    @Test
    void aMembershipThatBeginsLaterCountsAsCurrentAndNoDateAsNoMembership() {
        ann.since = clock.today().plusDays(10);
        try {
            assertThat(statusOf("Ann")).isEqualTo("CURRENT");
            assertThat(statusOf("Bob")).isEqualTo("NON_MEMBER");
        } finally {
            ann.since = null;
        }
    }

    @Test
    void expiringWithinDaysCountsFromTodayAndLeavesOutThePast() {
        assertThat(expiresWithin(0, 0)).isTrue();
        assertThat(expiresWithin(0, 1)).isFalse();
        assertThat(expiresWithin(7, 7)).isTrue();
        assertThat(expiresWithin(7, 8)).isFalse();
        assertThat(expiresWithin(7, -1)).isFalse();
    }

    @Test
    void aDeletedGroupHasNoMembersAndASecondCalculationChangesNothing() {
        try (var laboratory = Laboratory.open(pool)) {
            var group = insert(laboratory, g -> g.kinds = Set.of("PERSON"));

            assertThat(calculate(laboratory, group)).isTrue();
            assertThat(calculate(laboratory, group)).isFalse();

            laboratory.run("UPDATE member_group SET deleted_at = now()");
            assertThat(calculate(laboratory, group)).isTrue();
            assertThat(laboratory.result(group.id).members()).isEmpty();
        }
    }

    @Test
    void anAddressThatStaysKeepsItsRecordAndItsDecisionKeepsItsDate() {
        ann.email = "desk@example.org";
        bob.email = " Desk@Example.org";
        try (var laboratory = Laboratory.open(pool)) {
            var group = insert(laboratory, g -> g.kinds = Set.of("PERSON"));
            calculate(laboratory, group);
            laboratory.run("UPDATE address_record SET decided_at = '2020-01-01T00:00:00Z'");
            var before = records(laboratory, group);

            calculate(laboratory, group);
            assertThat(records(laboratory, group)).isEqualTo(before);

            laboratory.run("UPDATE member SET last_name = 'Zed' WHERE last_name = 'Ann'");
            calculate(laboratory, group);
            var after = records(laboratory, group);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            assertThat(after).isNotEqualTo(before);
        } finally {
            ann.email = null;
            bob.email = null;
        }
    }

    private static Map<UUID, String> records(Laboratory laboratory, Group group) {
        return laboratory.toMap(
                "SELECT id AS key, main_member_id || ' ' || (decided_at < now()) AS value"
                        + " FROM address_record WHERE group_id = $1",
                group.id,
                row -> row.getUUID("key"));
    }

    private Set<String> beneficiariesOfAcme(String rule, Role... roles) {
        var found = members(
                group -> {
                    group.included = Set.of(acme.id);
                    group.beneficiaries = Set.of(rule);
                },
                roles);
        found.remove("Acme");
        return found.keySet();
    }

    private String statusWhenLastDayIsInDays(int days) {
        ann.expires = clock.today().plusDays(days);
        try {
            return statusOf("Ann");
        } finally {
            ann.expires = null;
        }
    }

    private String statusOf(String name) {
        return Set.of("CURRENT", "GRACE_PERIOD", "EXPIRED", "NON_MEMBER").stream()
                .filter(status ->
                        members(group -> group.statuses = Set.of(status)).containsKey(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean expiresWithin(int days, int lastDayIn) {
        ann.expires = clock.today().plusDays(lastDayIn);
        try {
            return members(group -> group.expiresWithinDays = days).containsKey("Ann");
        } finally {
            ann.expires = null;
        }
    }

    /** The members by name, with their kind. */
    private Map<String, String> members(Consumer<Group> rules, Role... roles) {
        try (var laboratory = Laboratory.open(pool)) {
            var group = insert(laboratory, rules, roles);
            calculate(laboratory, group);
            return new TreeMap<>(laboratory.toMap(
                    "SELECT coalesce(company_name, last_name) AS key, gm.kind AS value"
                            + " FROM group_member gm JOIN member m ON m.id = gm.member_id WHERE gm.group_id = $1",
                    group.id,
                    row -> row.getString("key")));
        }
    }

    private Group insert(Laboratory laboratory, Consumer<Group> rules, Role... roles) {
        var association = new Association();
        association.members.addAll(Set.of(acme, sub, ann, bob, cid));
        association.roles.addAll(Set.of(roles));
        var group = new Group(new UUID(0, 99));
        rules.accept(group);
        association.groups.add(group);
        laboratory.insert(association);
        return group;
    }

    private boolean calculate(Laboratory laboratory, Group group) {
        var tx = laboratory.connection();
        return await(memberships
                .calculate(tx, group.id, clock.today(), clock.graceDays())
                .call(() -> addresses.resolve(tx, group.id)));
    }
}
