package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Where;
import org.rollcall.provider.Provider;
import org.rollcall.sync.GroupSyncState;

/** Narrows groups; all given fields must hold. */
@Description("Narrows groups; all given fields must hold.")
@Input("GroupFilter")
public record GroupFilter(
        @Id @Description("Any of these groups.") @Nullable List<@NonNull String> ids,

        @Description("Connected to a list of any of these providers (“groups that are syncing”).") @Nullable
        List<@NonNull Provider> syncingWith,

        @Description(
                "In any of these states with at least one connected provider, as `Group.syncs` shows them. Groups that"
                        + " fail are FAILED and SYNCED_WITH_ERRORS.")
        @Nullable
        List<@NonNull GroupSyncState> syncStates,

        @Description("Member calculation in any of these states.") @Nullable
        List<@NonNull CalculationState> calculationStates) {

    static Where where(@Nullable GroupFilter filter, @Nullable String search) {
        var where = new Where(1).andMatches("g.name ILIKE %1$s", search);
        if (filter == null) {
            return where;
        }
        if (filter.ids != null) {
            where.and(
                    "g.id = ANY (%1$s)",
                    filter.ids.stream()
                            .map(id -> GlobalId.GROUP.require("filter.ids", id))
                            .toArray(UUID[]::new));
        }
        return where.andAnyOf("""
                        EXISTS (SELECT FROM group_list l JOIN provider_account a ON a.id = l.account_id
                            WHERE l.group_id = g.id AND a.connected_at IS NOT NULL AND a.provider = ANY (%1$s))""", filter.syncingWith)
                .andAnyOf("""
                        EXISTS (SELECT FROM provider_account a
                            LEFT JOIN group_list l ON l.group_id = g.id AND l.account_id = a.id
                            WHERE a.connected_at IS NOT NULL AND %s = ANY (%%1$s))""".formatted(GroupSyncState.SQL), filter.syncStates)
                .andAnyOf("g.calculation_state = ANY (%1$s)", filter.calculationStates);
    }
}
