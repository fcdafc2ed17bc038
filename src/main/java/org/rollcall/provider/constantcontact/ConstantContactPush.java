package org.rollcall.provider.constantcontact;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;
import org.rollcall.provider.Effect;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.constantcontact.ListSets.Part;

/**
 * Carries out one push, one call after another, as the budget allows: contacts are made and changed first, then put on lists
 * and taken off, so that nobody is put on a list with another member's data.
 */
final class ConstantContactPush {

    private final Calls calls;
    private final List<AddressPlan> plans;
    private final ConstantContactWrites writes;

    /** Addresses whose contact is not as wanted, or not known to be: nothing further is done for them now. */
    private final Set<String> stopped = new HashSet<>();

    private @Nullable ProviderTrouble trouble;

    ConstantContactPush(List<AddressPlan> plans, Calls calls, ConstantContactWrites writes) {
        this.plans = plans;
        this.calls = calls;
        this.writes = writes;
    }

    Multi<List<Effect>> run() {
        List<Supplier<Uni<List<Effect>>>> steps = new ArrayList<>();
        steps.add(() -> Uni.createFrom().item(inLedgerAlone()));
        calls.alone().forEach(plan -> steps.add(() -> writes.alone(plan)));
        calls.imports().forEach(rows -> steps.add(() -> writes.importRows(rows)));
        calls.additions().forEach(part -> steps.add(() -> with(part, writes::addToLists)));
        calls.removals().forEach(part -> steps.add(() -> with(part, writes::removeFromLists)));
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(this::make)
                .filter(effects -> !effects.isEmpty());
    }

    private Uni<List<Effect>> make(Supplier<Uni<List<Effect>>> step) {
        if (trouble != null) {
            return Uni.createFrom().item(List.of());
        }
        return step.get()
                .onFailure(ProviderTrouble.class)
                .recoverWithItem(failure -> {
                    trouble = failure;
                    return List.of(new Effect.Trouble(failure));
                })
                .invoke(this::stopWhatFailed);
    }

    /** What needs no call, and what no call can do. */
    private List<Effect> inLedgerAlone() {
        Stream<Effect> kept = plans.stream().map(AddressPlan::change).flatMap(change -> switch (change) {
            case ContactChange.Adopt adopt
            when !adopt.writes() -> Stream.of(kept(adopt, adopt.contact().contactId()));
            case ContactChange.HandOver handOver
            when !handOver.writes() ->
                Stream.of(kept(handOver, handOver.contact().contactId()));
            case null, default -> Stream.<Effect>empty();
        });
        Stream<Effect> refused = calls.tooLong().stream().map(plan -> ConstantContactRefusals.tooLong(plan.address()));
        return Stream.concat(kept, refused).toList();
    }

    private static Effect kept(ContactChange change, String contactId) {
        return new Effect.Changed(change, contactId, null);
    }

    private Uni<List<Effect>> with(Part<AddressPlan> part, Function<Part<AddressPlan>, Uni<List<Effect>>> call) {
        List<AddressPlan> going = part.items().stream()
                .filter(plan -> !stopped.contains(plan.address()))
                .toList();
        return going.isEmpty() ? Uni.createFrom().item(List.of()) : call.apply(new Part<>(part.lists(), going));
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
}
