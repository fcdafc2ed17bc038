package org.rollcall.sharedemail;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.audience.Claim;
import org.rollcall.audience.Decision;
import org.rollcall.audience.Ranked;
import org.rollcall.audience.Step;
import org.rollcall.audience.WinnerRule;
import org.rollcall.member.Member;
import org.rollcall.member.MemberStore;

/** Tells decisions with the members themselves in place of their claims. */
@ApplicationScoped
public class Decisions {

    private final MemberStore members;

    Decisions(MemberStore members) {
        this.members = members;
    }

    /** A decision with what it is about. */
    public record Decided(String address, Decision decision, OffsetDateTime at) {}

    /** The same decisions in the same order; one of whose members somebody is gone already is left out. */
    public Uni<List<WinnerDecision>> tell(List<Decided> decided) {
        Map<Integer, Decided> places = new LinkedHashMap<>();
        decided.forEach(one -> places.put(places.size(), one));
        return tell(places).map(told -> List.copyOf(told.values()));
    }

    /** The same decisions by the same keys; one of whose members somebody is gone already is left out. */
    public <K> Uni<Map<K, WinnerDecision>> tell(Map<K, Decided> decided) {
        var ids = decided.values().stream()
                .flatMap(one -> one.decision().ranking().stream())
                .map(ranked -> ranked.claim().memberId())
                .collect(Collectors.toSet());
        return members.byIds(ids).map(found -> {
            Map<K, WinnerDecision> told = new LinkedHashMap<>();
            decided.forEach((key, one) -> {
                if (one.decision().ranking().stream()
                        .allMatch(ranked -> found.containsKey(ranked.claim().memberId()))) {
                    told.put(key, tell(one, found));
                }
            });
            return told;
        });
    }

    private static WinnerDecision tell(Decided decided, Map<UUID, Member> members) {
        Decision decision = decided.decision();
        return new WinnerDecision(
                decided.address(),
                member(decision.winner(), members),
                decision.ranking().stream()
                        .map(ranked -> candidate(ranked, members))
                        .toList(),
                // An address that is shared is decided by a rule; only the last step could have left one.
                Objects.requireNonNullElse(decision.decidedBy(), WinnerRule.PRIORITY),
                decision.explanation(),
                decision.steps().stream().map(step -> step(step, members)).toList(),
                decided.at());
    }

    private static SharedEmailCandidate candidate(Ranked ranked, Map<UUID, Member> members) {
        return new SharedEmailCandidate(
                ranked.rank(),
                member(ranked.claim(), members),
                ranked.priority(),
                ranked.lostBy(),
                ranked.explanation());
    }

    private static WinnerDecisionStep step(Step step, Map<UUID, Member> members) {
        return new WinnerDecisionStep(
                step.rule(),
                step.remaining().stream().map(claim -> member(claim, members)).toList(),
                step.eliminated().stream().map(claim -> member(claim, members)).toList(),
                step.explanation());
    }

    private static Member member(Claim claim, Map<UUID, Member> members) {
        return Objects.requireNonNull(members.get(claim.memberId()));
    }
}
