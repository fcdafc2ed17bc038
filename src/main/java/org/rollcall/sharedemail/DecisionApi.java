package org.rollcall.sharedemail;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.Decision;
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
        var byGroup = sharedEmails.stream().collect(Collectors.groupingBy(SharedEmail::group));
        return Multi.createFrom()
                .iterable(byGroup.entrySet())
                .onItem()
                .transformToUniAndConcatenate(group -> explained(group.getKey(), group.getValue()))
                .collect()
                .in(HashMap<String, WinnerDecision>::new, Map::putAll)
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

    private Uni<Map<String, WinnerDecision>> explained(UUID group, List<SharedEmail> sharedEmails) {
        var addresses = sharedEmails.stream().map(SharedEmail::getEmail).toList();
        return store.explain(group, addresses).chain(found -> {
            var shared = sharedEmails.stream()
                    .filter(one -> isShared(found.get(one.getEmail())))
                    .toList();
            return decisions
                    .tell(shared.stream().map(one -> decided(one, found)).toList())
                    .map(told -> byId(shared, told));
        });
    }

    private static boolean isShared(@Nullable Decision decision) {
        return decision != null && decision.decidedBy() != null;
    }

    private static Decisions.Decided decided(SharedEmail shared, Map<String, Decision> found) {
        return new Decisions.Decided(
                shared.getEmail(), Objects.requireNonNull(found.get(shared.getEmail())), shared.decidedAt());
    }

    private static Map<String, WinnerDecision> byId(List<SharedEmail> shared, List<WinnerDecision> told) {
        var byAddress = told.stream().collect(Collectors.toMap(WinnerDecision::email, Function.identity()));
        return shared.stream()
                .filter(one -> byAddress.containsKey(one.getEmail()))
                .collect(Collectors.toMap(SharedEmail::getId, one -> byAddress.get(one.getEmail())));
    }
}
