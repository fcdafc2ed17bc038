package org.rollcall.membership;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.membership.Laboratory.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.membership.Association.Group;

@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembershipPropertyTest {

    private static final int PER_BATCH = 20;

    @Inject
    Pool pool;

    @Inject
    BusinessClock clock;

    @Inject
    MembershipStore memberships;

    @Inject
    AddressResolution addresses;

    @Inject
    ConcernedGroups concernedGroups;

    @BeforeAll
    void prepare() {
        Laboratory.prepare(pool);
    }

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theDatabaseCalculatesWhatANaiveImplementationDoes(int batch) {
        for (int seed = batch * PER_BATCH; seed < batch * PER_BATCH + PER_BATCH; seed++) {
            var random = new Random(seed);
            var association = Association.random(random, clock.today());
            try (var laboratory = Laboratory.open(pool)) {
                laboratory.insert(association);

                association.groups.forEach(group -> calculate(laboratory, group));

                var naive = new NaiveMembership(association, clock.today(), clock.graceDays());
                for (Group group : association.groups) {
                    var expected = naive.of(group);
                    assertThat(laboratory.result(group.id)).as("seed %d", seed).isEqualTo(expected);
                    assertThat(laboratory.standing(group.id))
                            .as("seed %d", seed)
                            .isEqualTo(counted(expected));
                }
            }
        }
    }

    /** The safety of the whole engine: what is not calculated again would not have come out differently. */
    @ParameterizedTest
    @MethodSource("seeds")
    void calculatingOnlyTheConcernedGroupsLeavesEveryGroupAsIfAllHadBeen(int batch) {
        for (int seed = batch * PER_BATCH; seed < batch * PER_BATCH + PER_BATCH; seed++) {
            var random = new Random(seed);
            var association = Association.random(random, clock.today());
            try (var laboratory = Laboratory.open(pool)) {
                laboratory.insert(association);
                association.groups.forEach(group -> calculate(laboratory, group));
                var sentBefore = sentFields(laboratory, association);

                var concerned =
                        new RandomChange(random, clock.today(), association, laboratory, concernedGroups).make();

                association.groups.stream()
                        .filter(group -> concerned.contains(group.id))
                        .forEach(group -> calculate(laboratory, group));
                var naive = new NaiveMembership(association, clock.today(), clock.graceDays());
                var sentAfter = sentFields(laboratory, association);
                for (Group group : association.groups) {
                    assertThat(laboratory.result(group.id)).as("seed %d", seed).isEqualTo(naive.of(group));
                    if (!concerned.contains(group.id)) {
                        assertThat(sentAfter.get(group.id)).as("seed %d", seed).isEqualTo(sentBefore.get(group.id));
                    }
                }
            }
        }
    }

    private void calculate(Laboratory laboratory, Group group) {
        var tx = laboratory.connection();
        await(memberships
                .calculate(tx, group.id, clock.today(), clock.graceDays())
                .chain(() -> addresses.resolve(tx, group.id)));
    }

    private static Map<String, String> counted(NaiveMembership.Result result) {
        var counts = result.members().values().stream()
                .collect(groupingBy(value -> value.substring(value.indexOf(' ') + 1), counting()));
        var words = new TreeMap<String, String>();
        counts.forEach((reason, count) -> words.put(reason, count.toString()));
        return words;
    }

    /** What a provider is told of each main member, the nearest company above included. */
    private static Map<UUID, Map<String, String>> sentFields(Laboratory laboratory, Association association) {
        var sent = new HashMap<UUID, Map<String, String>>();
        association.groups.forEach(
                group -> sent.put(group.id, laboratory.toMap("""
                        SELECT r.address AS key, concat_ws('|', m.email, m.company_name, m.last_name, m.first_name, (
                            WITH RECURSIVE up (id, depth) AS (
                                SELECT m.parent_id, 1
                                UNION ALL SELECT p.parent_id, depth + 1 FROM up JOIN member p ON p.id = up.id)
                            SELECT c.company_name FROM up JOIN member c ON c.id = up.id
                            WHERE c.kind = 'COMPANY' ORDER BY depth LIMIT 1)) AS value
                        FROM address_record r JOIN member m ON m.id = r.main_member_id
                        WHERE r.group_id = $1 AND NOT r.do_not_send
                        """, group.id, row -> row.getString("key"))));
        return sent;
    }
}
