package org.rollcall.sync;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.Outcome;
import org.rollcall.plan.Planner;
import org.rollcall.plan.Situation;
import org.rollcall.plan.Situation.Terms;
import org.rollcall.plan.Situation.Wanted;
import org.rollcall.provider.Effect;
import org.rollcall.sync.SettleStore.Settled;

/** Addresses that are planned and pushed together, and what has been written for them so far. */
final class Slice {

    private final Map<String, Situation> situations;
    private final Terms terms;
    private final Set<String> written = ConcurrentHashMap.newKeySet();

    Slice(List<Situation> situations, Terms terms) {
        this.situations = new ConcurrentHashMap<>(situations.stream().collect(toMap(Situation::address, it -> it)));
        this.terms = terms;
    }

    /** What is left to do. */
    List<AddressPlan> open() {
        return plans(situations.keySet().stream().sorted().toList()).stream()
                .filter(plan -> !plan.settled())
                .toList();
    }

    /** What is done with, of all addresses. */
    List<Settled> settled() {
        return settled(situations.keySet().stream().sorted().toList());
    }

    /** What is done with, now that these addresses have been looked at again. */
    List<Settled> settledAmong(List<Situation> lookedAtAgain) {
        lookedAtAgain.forEach(situation -> situations.put(situation.address(), situation));
        return settled(lookedAtAgain.stream().map(Situation::address).toList());
    }

    private List<Settled> settled(List<String> addresses) {
        return plans(addresses).stream()
                .filter(AddressPlan::settled)
                .filter(plan -> !(plan.outcome() instanceof Outcome.AwaitsRename))
                .map(plan -> new Settled(
                        plan.address(), plan.outcome(), fingerprint(plan.address()), written.contains(plan.address())))
                .toList();
    }

    private List<AddressPlan> plans(List<String> addresses) {
        List<AddressPlan> plans = new ArrayList<>();
        for (String address : addresses) {
            Situation situation = situations.get(address);
            if (situation != null) {
                plans.add(Planner.plan(situation, terms));
            }
        }
        return plans;
    }

    private @Nullable String fingerprint(String address) {
        Situation situation = situations.get(address);
        Wanted wanted = situation == null ? null : situation.wanted();
        return wanted == null ? null : wanted.fingerprint();
    }

    /** Fingerprints of the wanted fields, by address. */
    Map<String, String> fingerprints() {
        Map<String, String> fingerprints = new ConcurrentHashMap<>();
        situations.values().forEach(situation -> {
            if (situation.wanted() != null) {
                fingerprints.put(situation.address(), situation.wanted().fingerprint());
            }
        });
        return fingerprints;
    }

    /** Addresses that effects are about, each once; those that the calls changed count as written. */
    String[] touchedBy(List<Effect> effects) {
        return effects.stream()
                .map(this::touchedBy)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    private String touchedBy(Effect effect) {
        return switch (effect) {
            case Effect.Changed changed -> wrote(changed.change().address());
            case Effect.PutOn put -> wrote(put.address());
            case Effect.TakenOff taken -> wrote(taken.address());
            case Effect.Refused refused -> refused.address();
            // Not done with: the one is read, the others are known to the whole slice only.
            case Effect.ReadFirst ignored -> "";
            case Effect.Accepted ignored -> "";
            case Effect.ListGone ignored -> "";
            case Effect.Trouble ignored -> "";
        };
    }

    /** All of them have been written. */
    void allWritten() {
        written.addAll(situations.keySet());
    }

    /** Addresses of which something is left to do. */
    String[] unsettled() {
        return open().stream().map(AddressPlan::address).toArray(String[]::new);
    }

    /** Wanted addresses that have no contact. */
    List<String> withoutContact() {
        return situations.values().stream()
                .filter(situation -> situation.wanted() != null && situation.contact() == null)
                .map(Situation::address)
                .sorted()
                .toList();
    }

    /** Changes that need no call, since the contact carries what is wanted already. */
    List<Effect> inLedgerAlone() {
        List<Effect> effects = new ArrayList<>();
        for (AddressPlan plan : open()) {
            ContactChange change = plan.change();
            if (change instanceof ContactChange.Adopt adopt && !adopt.writes()) {
                effects.add(new Effect.Changed(adopt, adopt.contact().contactId(), null));
            } else if (change instanceof ContactChange.HandOver handOver && !handOver.writes()) {
                effects.add(new Effect.Changed(handOver, handOver.contact().contactId(), null));
            }
        }
        return effects;
    }

    private String wrote(String address) {
        written.add(address);
        return address;
    }

    String[] addresses() {
        return situations.keySet().stream().sorted().toArray(String[]::new);
    }
}
