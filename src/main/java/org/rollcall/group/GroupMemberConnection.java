package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.PageInfo;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncCounts;

/** A page of group members. */
@Description("A page of group members.")
public final class GroupMemberConnection {

    private final Page.Slice<GroupMember> slice;
    private final Numbers numbers;

    /** Numbers of the whole list, which are found out only when somebody asks. */
    interface Numbers {

        Uni<Integer> total();

        Uni<SyncCounts> counts(Provider provider);
    }

    GroupMemberConnection(Page.Slice<GroupMember> slice, Numbers numbers) {
        this.slice = slice;
        this.numbers = numbers;
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

    Numbers numbers() {
        return numbers;
    }
}
