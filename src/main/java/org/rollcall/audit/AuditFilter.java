package org.rollcall.audit;

import io.smallrye.graphql.api.Nullable;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.Where;

/** Narrows the audit trail; all given fields must hold. */
@Input("AuditFilter")
@Description("Narrows the audit trail; all given fields must hold.")
public record AuditFilter(
        @Description("Any of these actions.") @Nullable List<@NonNull AuditAction> actions,

        @Description("Id or name of who did it.") @Nullable String actor,

        @Id @Description("Global id of what it was done to.") @Nullable
        String objectId,

        @Description("At or after this moment.") @Nullable OffsetDateTime since,

        @Description("Before this moment.") @Nullable OffsetDateTime until) {

    static Where where(@Nullable AuditFilter filter) {
        Where where = new Where(1);
        return filter == null
                ? where
                : where.andAnyOf("action = ANY (%1$s)", filter.actions())
                        .and("%1$s IN (actor_id, actor_name)", plain(filter.actor()))
                        .and("object_id = %1$s", plain(filter.objectId()))
                        .and("occurred_at >= %1$s", filter.since())
                        .and("occurred_at < %1$s", filter.until());
    }

    /** PostgreSQL knows no NUL: nothing has one. */
    private static @Nullable String plain(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\u2400');
    }
}
