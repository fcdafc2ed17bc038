package org.rollcall.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.membership.Laboratory.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.audience.MemberKind;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.membership.Association.Group;
import org.rollcall.membership.Association.Member;

@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatedGroupsTest {

    private static final int PER_BATCH = 20;

    /** Its last of February is the 29th. */
    private static final LocalDate DAY = LocalDate.of(2028, 2, 20);

    @Inject
    Pool pool;

    @Inject
    BusinessClock clock;

    @Inject
    DatedGroups dated;

    @BeforeAll
    void prepare() {
        Laboratory.prepare(pool);
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyGroupThatSomeDayChangesIsNamed(int batch) {
        int changing = 0;
        for (int seed = batch * PER_BATCH; seed < batch * PER_BATCH + PER_BATCH; seed++) {
            Random random = new Random(seed);
            Association association = Association.random(random, DAY);
            int days = 1 + random.nextInt(random.nextBoolean() ? 2 : 40);
            try (Laboratory laboratory = Laboratory.open(pool)) {
                laboratory.insert(association);

                List<UUID> named = await(dated.turned(laboratory.connection(), DAY, DAY.plusDays(days)));

                for (Group group : association.groups) {
                    if (changes(association, group, days)) {
                        changing++;
                        assertThat(named).as("seed %d, %d days", seed, days).contains(group.id);
                    }
                    if (group.statuses.isEmpty() && group.expiresWithinDays == null) {
                        assertThat(named).as("seed %d", seed).doesNotContain(group.id);
                    }
                }
            }
        }
        assertThat(changing).isPositive();
    }

    private boolean changes(Association association, Group group, int days) {
        return IntStream.rangeClosed(1, days)
                .anyMatch(day -> !of(association, group, day).equals(of(association, group, day - 1)));
    }

    private NaiveMembership.Result of(Association association, Group group, int day) {
        return new NaiveMembership(association, DAY.plusDays(day), clock.graceDays()).of(group);
    }

    @Test
    void onlyGroupsOfWhichAMemberTurnsAreNamed() {
        Association association = new Association();
        Member member = new Member(UUID.randomUUID(), MemberKind.PERSON, "Leap");
        member.expires = LocalDate.of(2028, 2, 28);
        member.tags = Set.of("a");
        association.members.add(member);
        Group current = group(association, Set.of("CURRENT"), null, "a");
        group(association, Set.of("CURRENT", "GRACE_PERIOD"), null, "a");
        group(association, Set.of("EXPIRED"), null, "a");
        group(association, Set.of("CURRENT"), null, "b");
        Group grace = group(association, Set.of("GRACE_PERIOD"), null, "a");
        Group soon = group(association, Set.of(), 7, "a");
        try (Laboratory laboratory = Laboratory.open(pool)) {
            laboratory.insert(association);

            assertThat(named(laboratory, "2028-02-20", "2028-02-21")).containsExactly(soon.id);
            assertThat(named(laboratory, "2028-02-21", "2028-02-28")).isEmpty();
            assertThat(named(laboratory, "2028-02-28", "2028-02-29"))
                    .containsExactlyInAnyOrder(current.id, grace.id, soon.id);
            assertThat(named(laboratory, "2028-02-29", "2028-03-29")).isEmpty();
            assertThat(named(laboratory, "2028-03-29", "2028-03-30"))
                    .hasSize(3)
                    .contains(grace.id)
                    .doesNotContain(current.id, soon.id);
        }
    }

    private static Group group(Association association, Set<String> statuses, @Nullable Integer within, String tag) {
        Group group = new Group(UUID.randomUUID());
        group.statuses = statuses;
        group.expiresWithinDays = within;
        group.tags = Set.of(tag);
        association.groups.add(group);
        return group;
    }

    private List<UUID> named(Laboratory laboratory, String behind, String last) {
        return await(dated.turned(laboratory.connection(), LocalDate.parse(behind), LocalDate.parse(last)));
    }
}
