package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Narrows email sync records; all given fields must hold. */
@Description("Narrows email sync records; all given fields must hold.")
@Input("EmailSyncRecordFilter")
public record EmailSyncRecordFilter(
        @Description("Only addresses that more than one member has, or only those that one has.") @Nullable
        Boolean shared) {

    /** Conditions over {@code r} and the main member {@code m}, with values from {@code $2} on. */
    static Where where(@Nullable EmailSyncRecordFilter filter, @Nullable String search) {
        var where = new Where(2).andMatches("m.search_text ILIKE %1$s", search);
        return filter == null ? where : where.and("(r.candidates > 1) = %1$s", filter.shared);
    }
}
