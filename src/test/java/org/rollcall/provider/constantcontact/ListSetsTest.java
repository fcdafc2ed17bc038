package org.rollcall.provider.constantcontact;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.provider.constantcontact.ListSets.Part;

/** What concerns lists is divided among calls that say exactly what was asked for, and are as few as can be. */
class ListSetsTest {

    private static final int MOST_LISTS = 50;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyItemIsInCallsThatTogetherNameExactlyItsLists(long seed) {
        var random = new Random(seed);
        var items = items(random);
        int most = 1 + random.nextInt(40);

        var parts = ListSets.divide(items.keySet(), items::get, most);

        Map<String, List<UUID>> named = new TreeMap<>();
        parts.forEach(part -> part.items()
                .forEach(item ->
                        part.lists().forEach(list -> named.merge(item, List.of(list), ListSetsTest::sortedTogether))));
        assertThat(named).as("seed %d", seed).isEqualTo(withLists(items));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noCallHasMoreListsOrItemsThanItMayHave(long seed) {
        var random = new Random(seed);
        var items = items(random);
        int most = 1 + random.nextInt(40);

        var parts = ListSets.divide(items.keySet(), items::get, most);

        assertThat(parts).as("seed %d", seed).allSatisfy(part -> {
            assertThat(part.lists()).hasSizeBetween(1, MOST_LISTS);
            assertThat(part.items()).hasSizeBetween(1, most);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thereAreAsFewCallsAsByEqualSetsOrListByList(long seed) {
        var random = new Random(seed);
        var items = items(random);
        int most = 1 + random.nextInt(40);

        var parts = ListSets.divide(items.keySet(), items::get, most);

        assertThat(parts)
                .as("seed %d", seed)
                .hasSizeLessThanOrEqualTo(callsBySet(items.values(), most))
                .hasSizeLessThanOrEqualTo(callsByList(items.values(), most));
    }

    @Test
    void thoseOfTheSameListsShareACall() {
        var one = new UUID(0, 1);
        var two = new UUID(0, 2);

        var parts = ListSets.divide(List.of("ann", "bob"), item -> List.of(one, two), 500);

        assertThat(parts).containsExactly(new Part<>(List.of(one, two), List.of("ann", "bob")));
    }

    @Test
    void manyDifferentSetsOfFewListsGoListByList() {
        var items = IntStream.range(1, 16).boxed().toList();

        var parts = ListSets.divide(items, ListSetsTest::listsOfBits, 500);

        assertThat(parts).hasSize(4).allSatisfy(part -> assertThat(part.lists()).hasSize(1));
    }

    private static List<UUID> listsOfBits(int set) {
        return IntStream.range(0, 4)
                .filter(bit -> (set >> bit & 1) == 1)
                .mapToObj(bit -> new UUID(0, bit))
                .toList();
    }

    /** Up to 60 items, on lists of a few sets or of any; now and then more lists than a call may name. */
    private static Map<String, List<UUID>> items(Random random) {
        int lists = 1 + random.nextInt(random.nextInt(5) == 0 ? 120 : 6);
        var sets = IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(i -> anyOf(lists, random))
                .toList();
        boolean likeOthers = random.nextBoolean();
        return IntStream.range(0, random.nextInt(61))
                .boxed()
                .collect(Collectors.toMap(
                        i -> "item-" + i,
                        i -> likeOthers ? sets.get(random.nextInt(sets.size())) : anyOf(lists, random),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static List<UUID> anyOf(int lists, Random random) {
        return IntStream.range(0, lists)
                .filter(i -> random.nextBoolean())
                .mapToObj(i -> new UUID(0, i))
                .toList();
    }

    private static List<UUID> sortedTogether(List<UUID> some, List<UUID> more) {
        return Stream.concat(some.stream(), more.stream()).sorted().toList();
    }

    private static Map<String, List<UUID>> withLists(Map<String, List<UUID>> items) {
        Map<String, List<UUID>> with = new TreeMap<>(items);
        with.values().removeIf(List::isEmpty);
        return with;
    }

    private static int callsBySet(Collection<List<UUID>> items, int most) {
        return items.stream().collect(groupingBy(Set::copyOf)).entrySet().stream()
                .mapToInt(set -> Math.ceilDiv(set.getKey().size(), MOST_LISTS)
                        * Math.ceilDiv(set.getValue().size(), most))
                .sum();
    }

    private static int callsByList(Collection<List<UUID>> items, int most) {
        return items.stream().flatMap(List::stream).collect(groupingBy(list -> list)).values().stream()
                .mapToInt(on -> Math.ceilDiv(on.size(), most))
                .sum();
    }
}
