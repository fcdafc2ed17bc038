package org.rollcall.sharedemail;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.rollcall.membership.DecisionStore;

/** Explains who wins shared addresses. */
@GraphQLApi
public class DecisionApi {

    private final DecisionStore store;
    private final Decisions decisions;
    private final FormerDecisions former;

    DecisionApi(DecisionStore store, Decisions decisions, FormerDecisions former) {
        this.former = former;
        this.store = store;
        this.decisions = decisions;
    }

    @NonNull
    @Description(
            "Who wins and why, by the present data; what was last decided when meanwhile nobody, or only one, has the"
                    + " address and the group is yet to be calculated.")
    public Uni<List<WinnerDecision>> decision(@Source List<SharedEmail> sharedEmails) {
        return explained(sharedEmails)
                .flatMap(found -> former.of(sharedEmails.stream()
                                .filter(shared -> !found.containsKey(shared.getId()))
                                .toList())
                        .map(rest -> sharedEmails.stream()
                                .map(shared -> found.getOrDefault(shared.getId(), rest.get(shared.getId())))
                                .toList()));
    }

    @NonNull
    @Description("How many match in all.")
    public Uni<Integer> totalCount(@Source SharedEmailConnection connection) {
        return connection.count();
    }

    @NonNull
    @Description("How many there are in all.")
    public Uni<Integer> totalCount(@Source WinnerDecisionConnection connection) {
        return connection.count();
    }

    /** Those that are shared by the present data, by id: two statements for all of them. */
    private Uni<Map<String, WinnerDecision>> explained(List<SharedEmail> sharedEmails) {
        return store.explain(
                        sharedEmails.stream().map(SharedEmail::group).toList(),
                        sharedEmails.stream().map(SharedEmail::getEmail).toList())
                .flatMap(found -> {
                    Map<String, Decisions.Decided> decided = new LinkedHashMap<>();
                    for (int i = 0; i < sharedEmails.size(); i++) {
                        SharedEmail shared = sharedEmails.get(i);
                        found.get(i)
                                .filter(decision -> decision.decidedBy() != null)
                                .ifPresent(decision -> decided.put(
                                        shared.getId(),
                                        new Decisions.Decided(shared.getEmail(), decision, shared.decidedAt())));
                    }
                    return decisions.tell(decided);
                });
    }
}
