package org.rollcall.export;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;
import org.rollcall.graphql.UserErrorCode;

/** As many exports as may are being written already. */
@Description("As many exports as may are being written already.")
public final class TooManyExportsError implements UserError {

    private final int most;

    TooManyExportsError(int most) {
        this.most = most;
    }

    @Override
    @NonNull
    @Description("Always BUSY.")
    public UserErrorCode getCode() {
        return UserErrorCode.BUSY;
    }

    @Override
    @NonNull
    @Description("For people.")
    public String getMessage() {
        return (most == 1 ? "An export is" : most + " exports are")
                + " being written, and no more may be at once; try again when one is done.";
    }

    @Override
    @Description("Always null: no field is at fault.")
    public @Nullable List<@NonNull String> getField() {
        return null;
    }
}
