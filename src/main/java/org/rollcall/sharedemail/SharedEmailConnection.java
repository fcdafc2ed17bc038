package org.rollcall.sharedemail;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.PageInfo;

/** A page of shared emails. */
@Description("A page of shared emails.")
public final class SharedEmailConnection {

    private final Page.Slice<SharedEmail> slice;
    private final Supplier<Uni<Integer>> count;

    /** A page of a list, and how to count the whole list. */
    public SharedEmailConnection(Page.Slice<SharedEmail> slice, Supplier<Uni<Integer>> count) {
        this.slice = slice;
        this.count = count;
    }

    @NonNull
    @Description("The page's entries with their cursors.")
    public List<@NonNull SharedEmailEdge> getEdges() {
        return slice.edges(SharedEmailEdge::new);
    }

    @NonNull
    @Description("The page's entries without their cursors.")
    public List<@NonNull SharedEmail> getNodes() {
        return slice.rows();
    }

    @NonNull
    @Description("Where this page stands.")
    public PageInfo getPageInfo() {
        return slice.pageInfo();
    }

    /** Counts the whole list, which is done only when somebody asks. */
    public Uni<Integer> count() {
        return count.get();
    }
}
