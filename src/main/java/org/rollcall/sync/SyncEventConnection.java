package org.rollcall.sync;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page.Slice;
import org.rollcall.graphql.PageInfo;

/** A page of sync events. */
@Description("A page of sync events.")
public final class SyncEventConnection {

    private final Slice<SyncEvent> slice;

    SyncEventConnection(Slice<SyncEvent> slice) {
        this.slice = slice;
    }

    @NonNull
    @Description("Events with their cursors.")
    public List<@NonNull SyncEventEdge> getEdges() {
        return slice.edges(SyncEventEdge::new);
    }

    @NonNull
    @Description("Events without their edges.")
    public List<@NonNull SyncEvent> getNodes() {
        return slice.rows();
    }

    @NonNull
    @Description("Where this page stands.")
    public PageInfo getPageInfo() {
        return slice.pageInfo();
    }
}
