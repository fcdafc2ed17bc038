package org.rollcall.account;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;
import org.rollcall.graphql.UserErrorCode;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;

/** The provider refused, or cannot be reached. */
@Description("The provider refused, or cannot be reached.")
public final class ProviderUserError implements UserError {

    private final Provider provider;
    private final String message;
    private final @Nullable List<String> field;

    ProviderUserError(Provider provider, ProviderTrouble trouble, String... field) {
        this.provider = provider;
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
}
