package org.rollcall.provider.mailchimp;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;
import org.rollcall.provider.Effect;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.Push;

/**
 * Carries out one push in three steps: contacts are made and changed, then put on and taken off tags, then archived; so
 * that nobody is put on a list with another member's data, and nobody is archived while still on one.
 */
final class MailchimpPush {

    /** Most members in a bulk call, and most additions and removals each in a call to a segment. */
    static final int BULK = 500;

    private final Push push;
    private final MailchimpWrites writes;
    private final int connections;

    /** Addresses whose contact is not as wanted, or not known to be: nothing further is done for them now. */
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ProviderTrouble trouble;

    MailchimpPush(Push push, MailchimpWrites writes, int connections) {
        this.push = push;
        this.writes = writes;
        this.connections = connections;
    }

    Multi<List<Effect>> run() {
        return Multi.createBy()
                .concatenating()
                .streams(step(this::contactCalls), step(this::listCalls), step(this::archiveCalls));
    }

    /** The calls of a step are made up when the step before has ended. */
    private Multi<List<Effect>> step(Supplier<List<Call>> calls) {
        return Multi.createFrom()
                .deferred(() -> Multi.createFrom().iterable(calls.get()))
                .onItem()
                .transformToUni(this::make)
                .merge(connections)
                .filter(effects -> !effects.isEmpty());
    }

    private Uni<List<Effect>> make(Call call) {
        if (trouble != null) {
            stopped.addAll(call.addresses());
            return Uni.createFrom().item(List.of());
        }
        return call.make()
                .get()
                .onFailure(ProviderTrouble.class)
                .recoverWithItem(failure -> troubled(call, failure))
                .invoke(this::stopWhatFailed);
    }

    private List<Effect> troubled(Call call, ProviderTrouble cause) {
        trouble = cause;
        stopped.addAll(call.addresses());
        return List.of(new Effect.Trouble(cause));
    }

    private void stopWhatFailed(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.ReadFirst readFirst -> stopped.add(readFirst.address());
                case Effect.Refused refused -> stopped.add(refused.address());
                case Effect.Changed ignored -> {}
                case Effect.Accepted ignored -> {}
                case Effect.PutOn ignored -> {}
                case Effect.TakenOff ignored -> {}
                case Effect.ListGone ignored -> {}
                case Effect.Trouble ignored -> {}
            }
        }
    }

    private List<Call> contactCalls() {
        List<ContactChange> changes = changes(change -> !(change instanceof ContactChange.Archive));
        List<ContactChange.Create> creates = changes.stream()
                .filter(ContactChange.Create.class::isInstance)
                .map(ContactChange.Create.class::cast)
                .toList();
        Stream<Call> bulk = chunks(creates).stream()
                .map(chunk -> new Call(
                        chunk.stream().map(ContactChange.Create::address).toList(), () -> writes.create(chunk)));
        Stream<Call> single = changes.stream()
                .filter(change -> !(change instanceof ContactChange.Create))
                .map(change -> new Call(List.of(change.address()), () -> writes.change(change)));
        return Stream.concat(bulk, single).toList();
    }

    private List<Call> listCalls() {
        Map<UUID, List<String>> adds = byList(AddressPlan::putOn);
        Map<UUID, List<String>> removes = byList(AddressPlan::takeOff);
        List<Call> calls = new ArrayList<>();
        Stream.concat(adds.keySet().stream(), removes.keySet().stream())
                .distinct()
                .sorted()
                .filter(push.listIds()::containsKey)
                .forEach(list -> calls.addAll(
                        listCalls(list, adds.getOrDefault(list, List.of()), removes.getOrDefault(list, List.of()))));
        return calls;
    }

    private List<Call> listCalls(UUID list, List<String> adds, List<String> removes) {
        List<List<String>> addChunks = chunks(adds);
        List<List<String>> removeChunks = chunks(removes);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < Math.max(addChunks.size(), removeChunks.size()); i++) {
            List<String> add = i < addChunks.size() ? addChunks.get(i) : List.of();
            List<String> remove = i < removeChunks.size() ? removeChunks.get(i) : List.of();
            List<String> both = Stream.concat(add.stream(), remove.stream()).toList();
            String segment = push.listIds().getOrDefault(list, "");
            calls.add(new Call(both, () -> writes.changeList(list, segment, add, remove)));
        }
        return calls;
    }

    private List<Call> archiveCalls() {
        return changes(ContactChange.Archive.class::isInstance).stream()
                .filter(change -> !stopped.contains(change.address()))
                .map(change -> new Call(List.of(change.address()), () -> writes.change(change)))
                .toList();
    }

    private List<ContactChange> changes(Predicate<ContactChange> kind) {
        List<ContactChange> changes = new ArrayList<>();
        for (AddressPlan plan : push.plans()) {
            ContactChange change = plan.change();
            if (change != null && kind.test(change)) {
                changes.add(change);
            }
        }
        return changes;
    }

    private Map<UUID, List<String>> byList(Function<AddressPlan, List<UUID>> lists) {
        record Entry(UUID list, String address) {}
        return push.plans().stream()
                .filter(plan -> !stopped.contains(plan.address()))
                .flatMap(plan -> lists.apply(plan).stream().map(list -> new Entry(list, plan.address())))
                .collect(groupingBy(Entry::list, TreeMap::new, mapping(Entry::address, toList())));
    }

    private static <T> List<List<T>> chunks(List<T> items) {
        List<List<T>> chunks = new ArrayList<>();
        for (int start = 0; start < items.size(); start += BULK) {
            chunks.add(items.subList(start, Math.min(items.size(), start + BULK)));
        }
        return chunks;
    }

    /** A call that is made when its turn comes, and the addresses that it is about. */
    private record Call(List<String> addresses, Supplier<Uni<List<Effect>>> make) {}
}
