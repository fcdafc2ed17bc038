package org.rollcall.access;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;

/** What a script or an integrator shows to come in. */
@Description("What a script or an integrator shows to come in, as the header `Authorization: Bearer` and the token.")
public final class ApiToken implements Node {

    private final TokenRow row;

    ApiToken(TokenRow row) {
        this.row = row;
    }

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    public String getId() {
        return GlobalId.API_TOKEN.of(row.id());
    }

    @NonNull
    @Description("What it is for.")
    public String getName() {
        return row.name();
    }

    @NonNull
    @Description("What its holder may do.")
    public Role getRole() {
        return row.role();
    }

    @NonNull
    @Description("How the token begins, to tell it from others; it opens nothing.")
    public String getPrefix() {
        return TokenText.PREFIX + row.key();
    }

    @NonNull
    @Description("Whether it still opens anything.")
    public ApiTokenState getState() {
        return row.state(OffsetDateTime.now(ZoneOffset.UTC));
    }

    @NonNull
    @Description("When it was made.")
    public OffsetDateTime getCreatedAt() {
        return row.createdAt();
    }

    @NonNull
    @Description("Name of the user or token that made it; `command line` for one made at the service itself.")
    public String getCreatedBy() {
        return row.createdBy();
    }

    @Description("From when on it opens nothing; null for never.")
    public @Nullable OffsetDateTime getExpiresAt() {
        return row.expiresAt();
    }

    @Description("When it was last used, to the minute; null for never.")
    public @Nullable OffsetDateTime getLastUsedAt() {
        return row.lastUsedAt();
    }

    @Description("When it was revoked; null when it was not.")
    public @Nullable OffsetDateTime getRevokedAt() {
        return row.revokedAt();
    }
}
