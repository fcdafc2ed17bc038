package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.PageInfo;

/** A page of email sync records. */
@Description("A page of email sync records.")
public final class EmailSyncRecordConnection {

    private final Page.Slice<EmailSyncRecord> slice;
    private final Supplier<Uni<Integer>> count;

    /** A page of a list, and how to count the whole list. */
    public EmailSyncRecordConnection(Page.Slice<EmailSyncRecord> slice, Supplier<Uni<Integer>> count) {
        this.slice = slice;
        this.count = count;
    }

    @NonNull
    @Description("The page's entries with their cursors.")
    public List<@NonNull EmailSyncRecordEdge> getEdges() {
        return slice.edges(EmailSyncRecordEdge::new);
    }

    @NonNull
    @Description("The page's entries without their cursors.")
    public List<@NonNull EmailSyncRecord> getNodes() {
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
