package org.rollcall.audit;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page.Slice;
import org.rollcall.graphql.PageInfo;
import org.rollcall.graphql.Where;

/** A page of the audit trail. */
@Name("AuditEntryConnection")
@Description("A page of the audit trail.")
public final class AuditConnection {

    private final Slice<AuditEntry> slice;
    private final Where filter;

    AuditConnection(Slice<AuditEntry> slice, Where filter) {
        this.slice = slice;
        this.filter = filter;
    }

    Where filter() {
        return filter;
    }

    @NonNull
    @Description("Entries with their cursors.")
    public List<@NonNull AuditEdge> getEdges() {
        return slice.edges(AuditEdge::new);
    }

    @NonNull
    @Description("Entries without their cursors.")
    public List<@NonNull AuditEntry> getNodes() {
        return slice.rows();
    }

    @NonNull
    @Description("Where this page stands.")
    public PageInfo getPageInfo() {
        return slice.pageInfo();
    }
}
