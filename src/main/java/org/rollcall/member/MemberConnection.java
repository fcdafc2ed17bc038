package org.rollcall.member;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.PageInfo;

/** A page of members. */
@Description("A page of members.")
public final class MemberConnection {

    private final MemberSearch search;
    private final Page.Slice<Member> slice;

    MemberConnection(MemberSearch search, Page.Slice<Member> slice) {
        this.search = search;
        this.slice = slice;
    }

    @NonNull
    @Description("Members with their cursors.")
    public List<@NonNull MemberEdge> getEdges() {
        List<MemberEdge> edges = new ArrayList<>(slice.rows().size());
        for (int i = 0; i < slice.rows().size(); i++) {
            edges.add(new MemberEdge(slice.cursors().get(i), slice.rows().get(i)));
        }
        return edges;
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

    /** What the page is of; the members are counted only when somebody asks how many there are. */
    MemberSearch search() {
        return search;
    }
}
