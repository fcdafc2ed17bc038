package org.rollcall.account;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;
import org.rollcall.graphql.UserErrorCode;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.sync.SyncFailureCode;

/** The provider refused, or cannot be reached. */
@Description("The provider refused, or cannot be reached.")
public final class ProviderUserError implements UserError {

    private final Provider provider;
    private final ProviderTrouble trouble;
    private final String message;
    private final @Nullable List<String> field;

    ProviderUserError(Provider provider, ProviderTrouble trouble, String... field) {
        this.provider = provider;
        this.trouble = trouble;
        this.message = String.valueOf(trouble.getMessage());
        this.field = field.length == 0 ? null : List.of(field);
    }

    @Override
    @NonNull
    @Description("Always PROVIDER.")
    public UserErrorCode getCode() {
        return UserErrorCode.PROVIDER;
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
    @Description("The provider.")
    public Provider getProvider() {
        return provider;
    }

    @NonNull
    @Description("Kind of error.")
    public SyncFailureCode getErrorCode() {
        return switch (trouble.kind()) {
            case THROTTLED, QUOTA_SPENT -> SyncFailureCode.RATE_LIMITED;
            case UNAVAILABLE -> SyncFailureCode.PROVIDER_UNAVAILABLE;
            case UNAUTHORIZED -> SyncFailureCode.AUTHENTICATION;
            case MISCONFIGURED -> SyncFailureCode.PROVIDER_ERROR;
        };
    }

    @Description("When to try again, where the provider tells.")
    public @Nullable OffsetDateTime getRetryAt() {
        return trouble.until().map(until -> until.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
