package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.PageInfo;

/** A page of members. */
@Description("A page of members.")
public final class MemberConnection {

    private final Page.Slice<Member> slice;
    private final Supplier<Uni<Integer>> count;

    /** A page of a list, and how to count the whole list. */
    public MemberConnection(Page.Slice<Member> slice, Supplier<Uni<Integer>> count) {
        this.slice = slice;
        this.count = count;
    }

    @NonNull
    @Description("Members with their cursors.")
    public List<@NonNull MemberEdge> getEdges() {
        return slice.edges(MemberEdge::new);
    }

    @NonNull
    @Description("Members without their cursors.")
    public List<@NonNull Member> getNodes() {
        return slice.rows();
    }

    @NonNull
    @Description("Where this page stands.")
    public PageInfo getPageInfo() {
        return slice.pageInfo();
    }

    /** Counts the members, which is done only when somebody asks how many there are. */
    Uni<Integer> count() {
        return count.get();
    }
}
