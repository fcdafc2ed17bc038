package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.PageInfo;

/** A page of group members. */
@Description("A page of group members.")
public final class GroupMemberConnection {

    private final Page.Slice<GroupMember> slice;
    private final Supplier<Uni<Integer>> count;

    /** A page of a list, and how to count the whole list. */
    public GroupMemberConnection(Page.Slice<GroupMember> slice, Supplier<Uni<Integer>> count) {
        this.slice = slice;
        this.count = count;
    }

    @NonNull
    @Description("The page's entries with their cursors.")
    public List<@NonNull GroupMemberEdge> getEdges() {
        return slice.edges(GroupMemberEdge::new);
    }

    @NonNull
    @Description("The page's entries without their cursors.")
    public List<@NonNull GroupMember> getNodes() {
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
