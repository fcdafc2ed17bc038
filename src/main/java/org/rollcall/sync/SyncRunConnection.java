package org.rollcall.sync;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page.Slice;
import org.rollcall.graphql.PageInfo;

/** A page of sync runs. */
@Description("A page of sync runs.")
public final class SyncRunConnection {

    private final Slice<SyncRun> slice;
    private final RunFilter filter;

    SyncRunConnection(Slice<SyncRun> slice, RunFilter filter) {
        this.slice = slice;
        this.filter = filter;
    }

    RunFilter filter() {
        return filter;
    }

    @NonNull
    @Description("Runs with their cursors.")
    public List<@NonNull SyncRunEdge> getEdges() {
        return IntStream.range(0, slice.rows().size())
                .mapToObj(i ->
                        new SyncRunEdge(slice.cursors().get(i), slice.rows().get(i)))
                .toList();
    }

    @NonNull
    @Description("Runs without their cursors.")
    public List<@NonNull SyncRun> getNodes() {
        return slice.rows();
    }

    @NonNull
    @Description("Where this page stands.")
    public PageInfo getPageInfo() {
        return slice.pageInfo();
    }
}
