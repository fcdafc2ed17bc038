package org.rollcall.sharedemail;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.ContactPriority;
import org.rollcall.audience.MemberKind;
import org.rollcall.audience.WinnerRule;
import org.rollcall.member.Member;
import org.rollcall.member.MemberStore;
import org.rollcall.sharedemail.SharedEmailStore.Outcome;

/**
 * Tells what was decided where the contest cannot be held again: records changed, so that one or nobody is left in the
 * running, and the group has yet to be calculated. What is sent goes by the former decision until then.
 */
@ApplicationScoped
class FormerDecisions {

    private final SharedEmailStore store;
    private final MemberStore members;

    FormerDecisions(SharedEmailStore store, MemberStore members) {
        this.store = store;
        this.members = members;
    }

    /** The decisions by the shared emails' ids; one whose record is gone altogether is missing. */
    Uni<Map<String, WinnerDecision>> of(List<SharedEmail> sharedEmails) {
        if (sharedEmails.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return store.outcomes(sharedEmails.stream().map(SharedEmail::record).toList())
                .flatMap(outcomes -> members.byIds(outcomes.values().stream()
                                .map(Outcome::mainMember)
                                .toList())
                        .map(winners -> {
                            Map<String, WinnerDecision> told = new HashMap<>();
                            sharedEmails.forEach(shared -> {
                                Outcome outcome = outcomes.get(shared.record());
                                Member winner = outcome == null ? null : winners.get(outcome.mainMember());
                                if (outcome != null && winner != null) {
                                    told.put(shared.getId(), tell(shared, winner, outcome.decidedBy()));
                                }
                            });
                            return told;
                        }));
    }

    private static WinnerDecision tell(SharedEmail shared, Member winner, @Nullable WinnerRule decidedBy) {
        String explanation = winner.getDisplayName()
                + " won the address before records changed; the group is about to be calculated again.";
        return new WinnerDecision(
                shared.getEmail(),
                winner,
                List.of(new SharedEmailCandidate(1, winner, priority(winner), null, explanation)),
                Objects.requireNonNullElse(decidedBy, WinnerRule.PRIORITY),
                explanation,
                List.of(),
                shared.decidedAt());
    }

    private static ContactPriority priority(Member member) {
        return member.kind() == MemberKind.COMPANY ? ContactPriority.COMPANY : ContactPriority.PERSON;
    }
}
