package org.rollcall.sync;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page.Slice;
import org.rollcall.graphql.PageInfo;

/** A page of findings. */
@Description("A page of findings.")
public record ReconciliationFindingConnection(
        @NonNull @Description("Findings with their cursors.")
        List<@NonNull ReconciliationFindingEdge> edges,

        @NonNull @Description("Findings without their cursors.")
        List<@NonNull ReconciliationFinding> nodes,

        @NonNull @Description("Where this page stands.") PageInfo pageInfo,
        @Description("How many there are in all.") int totalCount) {

    static ReconciliationFindingConnection of(Slice<ReconciliationFinding> slice, int totalCount) {
        return new ReconciliationFindingConnection(
                IntStream.range(0, slice.rows().size())
                        .mapToObj(i -> new ReconciliationFindingEdge(
                                slice.cursors().get(i), slice.rows().get(i)))
                        .toList(),
                slice.rows(),
                slice.pageInfo(),
                totalCount);
    }
}
