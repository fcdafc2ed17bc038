package org.rollcall.digest;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page.Slice;
import org.rollcall.graphql.PageInfo;

/** A page of daily digests. */
@Description("A page of daily digests.")
public final class DailyDigestConnection {

    private final Slice<DailyDigest> slice;

    DailyDigestConnection(Slice<DailyDigest> slice) {
        this.slice = slice;
    }

    @NonNull
    @Description("Digests with their cursors.")
    public List<@NonNull DailyDigestEdge> getEdges() {
        return slice.edges(DailyDigestEdge::new);
    }

    @NonNull
    @Description("Digests without their cursors.")
    public List<@NonNull DailyDigest> getNodes() {
        return slice.rows();
    }

    @NonNull
    @Description("Where this page stands.")
    public PageInfo getPageInfo() {
        return slice.pageInfo();
    }
}
