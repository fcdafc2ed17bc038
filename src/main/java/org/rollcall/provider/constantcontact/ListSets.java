package org.rollcall.provider.constantcontact;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * Divides what concerns lists among calls that each name some lists and some contacts: by equal sets of lists, or list by list,
 * whichever takes fewer calls.
 */
final class ListSets {

    /** Most lists that a call may name. */
    static final int LISTS = 50;

    private ListSets() {}

    /** One call's worth, when it has no more items than a call may have. */
    record Part<T>(List<UUID> lists, List<T> items) {}

    static <T> List<Part<T>> divide(Collection<T> items, Function<T, List<UUID>> lists, int mostItems) {
        List<Part<T>> bySet = bySet(items, lists, mostItems);
        List<Part<T>> byList = byList(items, lists, mostItems);
        return bySet.size() <= byList.size() ? bySet : byList;
    }

    private static <T> List<Part<T>> bySet(Collection<T> items, Function<T, List<UUID>> lists, int mostItems) {
        List<Part<T>> parts = new ArrayList<>();
        items.stream()
                .collect(groupingBy(
                        item -> lists.apply(item).stream().sorted().toList().toString(), TreeMap::new, toList()))
                .values()
                .forEach(group -> {
                    List<UUID> set = lists.apply(group.get(0)).stream().sorted().toList();
                    for (List<UUID> named : chunks(set, LISTS)) {
                        chunks(group, mostItems).forEach(chunk -> parts.add(new Part<>(named, chunk)));
                    }
                });
        return parts;
    }

    private static <T> List<Part<T>> byList(Collection<T> items, Function<T, List<UUID>> lists, int mostItems) {
        List<Part<T>> parts = new ArrayList<>();
        TreeSet<UUID> all = new TreeSet<>();
        items.forEach(item -> all.addAll(lists.apply(item)));
        for (UUID list : all) {
            List<T> on = items.stream()
                    .filter(item -> lists.apply(item).contains(list))
                    .toList();
            chunks(on, mostItems).forEach(chunk -> parts.add(new Part<>(List.of(list), chunk)));
        }
        return parts;
    }

    static <T> List<List<T>> chunks(List<T> items, int most) {
        List<List<T>> chunks = new ArrayList<>();
        for (int start = 0; start < items.size(); start += most) {
            chunks.add(items.subList(start, Math.min(items.size(), start + most)));
        }
        return chunks;
    }
}
