package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.provider.constantcontact.Plans.LIST;
import static org.rollcall.provider.constantcontact.Plans.newcomer;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.plan.AddressPlan;
import org.rollcall.provider.Push;

/** What a plan is said to cost is what its push is going to cost. */
class ConstantContactCallCountTest {

    private static final ConstantContactContacts CONTACTS = new ConstantContactContacts(List.of());

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void asManyCallsAreCountedAsAPushMakesUp(long seed) {
        var random = new Random(seed);
        var plans = Plans.random(random, random.nextInt(3_000));

        assertThat(counted(plans)).as("seed %d", seed).isEqualTo(madeUp(plans));
    }

    @Test
    void moreThanArePushedTogetherCountAsSeveralPushes() {
        var plans = IntStream.range(0, 100_000)
                .mapToObj(i -> newcomer("m" + i + "@rows.test", new UUID(3, i % 2)))
                .toList();

        int counted = counted(plans);

        assertThat(counted)
                .isEqualTo(madeUp(plans.subList(0, 40_000))
                        + madeUp(plans.subList(40_000, 80_000))
                        + madeUp(plans.subList(80_000, 100_000)));
    }

    @Test
    void countingAgainCountsNothingTwice() {
        var count = new ConstantContactCallCount(CONTACTS);
        IntStream.range(0, 40_001).forEach(i -> count.add(newcomer("m" + i + "@rows.test", LIST)));

        int first = count.calls();

        assertThat(count.calls()).isEqualTo(first).isEqualTo(2);
    }

    private static int counted(List<AddressPlan> plans) {
        var count = new ConstantContactCallCount(CONTACTS);
        plans.forEach(count::add);
        return count.calls();
    }

    private static int madeUp(List<AddressPlan> plans) {
        var calls = Calls.of(new Push(plans, Map.of()), CONTACTS);
        return calls.alone().size()
                + calls.imports().size()
                + calls.additions().size()
                + calls.removals().size();
    }
}
