package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;
import org.rollcall.graphql.UserErrorCode;
import org.rollcall.sync.SyncPlan;

/** The plan cannot be executed as it is. */
@Description("The plan cannot be executed as it is.")
public final class PlanError implements UserError {

    private final UserErrorCode code;
    private final String message;
    private final SyncPlan current;
    private final List<String> field;

    private PlanError(UserErrorCode code, String message, SyncPlan current, String field) {
        this.code = code;
        this.message = message;
        this.current = current;
        this.field = List.of(field);
    }

    static PlanError stale(SyncPlan current) {
        return new PlanError(
                UserErrorCode.PLAN_STALE,
                "The plan rests on something that has changed since; look at the present one and apply that.",
                current,
                "planHash");
    }

    static PlanError unconfirmed(SyncPlan current) {
        return new PlanError(
                UserErrorCode.REMOVALS_UNCONFIRMED,
                current.getHeldBecause() + " Set 'confirmRemovals' to true if that is meant.",
                current,
                "confirmRemovals");
    }

    @Override
    @NonNull
    @Description("PLAN_STALE or REMOVALS_UNCONFIRMED.")
    public UserErrorCode getCode() {
        return code;
    }

    @Override
    @NonNull
    @Description("For people.")
    public String getMessage() {
        return message;
    }

    @Override
    @Description("Path of the input field at fault.")
    public @Nullable List<@NonNull String> getField() {
        return field;
    }

    @NonNull
    @Description("The plan as it is now, to look at and apply.")
    public SyncPlan getCurrent() {
        return current;
    }
}
