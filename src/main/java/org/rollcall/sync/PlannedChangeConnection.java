package org.rollcall.sync;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page.Slice;
import org.rollcall.graphql.PageInfo;

/** A page of planned changes. */
@Description("A page of planned changes.")
public record PlannedChangeConnection(
        @NonNull @Description("Changes with their cursors.") List<@NonNull PlannedChangeEdge> edges,

        @NonNull @Description("Changes without their cursors.")
        List<@NonNull PlannedChange> nodes,

        @NonNull @Description("Where this page stands.") PageInfo pageInfo,
        @Description("How many there are in all.") int totalCount) {

    static PlannedChangeConnection of(Slice<PlannedChange> slice, int totalCount) {
        return new PlannedChangeConnection(
                IntStream.range(0, slice.rows().size())
                        .mapToObj(i -> new PlannedChangeEdge(
                                slice.cursors().get(i), slice.rows().get(i)))
                        .toList(),
                slice.rows(),
                slice.pageInfo(),
                totalCount);
    }
}
