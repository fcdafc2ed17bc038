package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Where;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncFailureCode;
import org.rollcall.sync.SyncState;

/** Narrows email sync records; all given fields must hold. */
@Description("Narrows email sync records; all given fields must hold.")
@Input("EmailSyncRecordFilter")
public record EmailSyncRecordFilter(
        @Description(
                "Whose status `states` and `errorCodes` are about; without it, that of any connected provider, where"
                        + " one and the same must match all that is given.")
        @Nullable
        Provider provider,

        @Description("Any of these states.") @Nullable List<@NonNull SyncState> states,

        @Description("Any of these kinds of error.") @Nullable
        List<@NonNull SyncFailureCode> errorCodes,

        @Description("Only addresses that more than one member has, or only those that one has.") @Nullable
        Boolean shared) {

    /** Conditions over {@code r} and the main member {@code m}, with values from {@code $2} on. */
    static Where where(@Nullable EmailSyncRecordFilter filter, @Nullable String search) {
        var where = new Where(2).andMatches("m.search_text ILIKE %1$s", search);
        if (filter == null) {
            return where;
        }
        where.and("(r.candidates > 1) = %1$s", filter.shared);
        Standings.addToRecords(where, filter.provider, filter.states, filter.errorCodes);
        return where;
    }
}
