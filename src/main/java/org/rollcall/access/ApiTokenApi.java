package org.rollcall.access;

import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserError;

/** Makes and revokes what scripts and integrators come in by. */
@GraphQLApi
public class ApiTokenApi {

    private final TokenStore store;
    private final TokenDesk desk;
    private final Callers callers;
    private final AccessConfig config;

    ApiTokenApi(TokenStore store, TokenDesk desk, Callers callers, AccessConfig config) {
        this.store = store;
        this.desk = desk;
        this.callers = callers;
        this.config = config;
    }

    @Query
    @NonNull
    @Needs(Permission.ADMIN)
    @Description("API tokens, the newest first, those that open nothing any more included.")
    public Uni<List<@NonNull ApiToken>> apiTokens() {
        return store.all().map(rows -> rows.stream().map(ApiToken::new).toList());
    }

    @Mutation("createApiToken")
    @NonNull
    @Needs(value = Permission.ADMIN, showsSecret = true)
    @Description(
            "Makes an API token. Its text is shown in this answer and never again, so `Idempotency-Key` is refused here.")
    public Uni<CreateApiTokenPayload> createApiToken(
            @NonNull @Description("What it is to be.") CreateApiTokenInput input) {
        List<UserError> complaints = TokenWish.complaints(
                input.name(), input.expiresAt(), config.longestTokenLife(), OffsetDateTime.now(ZoneOffset.UTC));
        if (!complaints.isEmpty()) {
            return Uni.createFrom().item(new CreateApiTokenPayload(null, null, complaints));
        }
        TokenText token = TokenText.random();
        return desk.create(callers.current(), token, input.name().strip(), input.role(), input.expiresAt())
                .map(row -> new CreateApiTokenPayload(new ApiToken(row), token.text(), List.of()));
    }

    @Mutation("rotateApiToken")
    @NonNull
    @Needs(value = Permission.ADMIN, showsSecret = true)
    @Description(
            "Makes a token of the same name and role beside a live one, which lives on until it is revoked. Its text is shown in this answer and never again, so `Idempotency-Key` is refused here.")
    public Uni<RotateApiTokenPayload> rotateApiToken(@NonNull @Description("Which token.") RotateApiTokenInput input) {
        List<UserError> complaints =
                TokenWish.complaints(input.expiresAt(), config.longestTokenLife(), OffsetDateTime.now(ZoneOffset.UTC));
        Optional<UUID> id = GlobalId.API_TOKEN.parse(input.id());
        if (!complaints.isEmpty() || id.isEmpty()) {
            return Uni.createFrom()
                    .item(new RotateApiTokenPayload(
                            null, null, complaints.isEmpty() ? List.of(missing(input.id())) : complaints));
        }
        TokenText token = TokenText.random();
        return desk.rotate(callers.current(), id.get(), token, input.expiresAt())
                .flatMap(made -> made.isPresent()
                        ? Uni.createFrom()
                                .item(new RotateApiTokenPayload(new ApiToken(made.get()), token.text(), List.of()))
                        : store.byId(id.get())
                                .map(former -> new RotateApiTokenPayload(
                                        null, null, List.of(notRotated(input.id(), former)))));
    }

    @Mutation("revokeApiToken")
    @NonNull
    @Needs(Permission.ADMIN)
    @Description(
            "Revokes a token for good. Within 5 seconds it opens nothing any more, and sockets that it opened are closed.")
    public Uni<RevokeApiTokenPayload> revokeApiToken(@NonNull @Description("Which token.") RevokeApiTokenInput input) {
        Caller caller = callers.current();
        Optional<UUID> id = GlobalId.API_TOKEN.parse(input.id());
        return id.isEmpty()
                ? Uni.createFrom().item(new RevokeApiTokenPayload(null, List.of(missing(input.id()))))
                : desk.revoke(caller, id.get())
                        .map(row -> row.map(revoked -> new RevokeApiTokenPayload(new ApiToken(revoked), List.of()))
                                .orElseGet(() -> new RevokeApiTokenPayload(null, List.of(missing(input.id())))));
    }

    private static UserError notRotated(String id, Optional<TokenRow> former) {
        if (former.isEmpty()) {
            return missing(id);
        }
        return former.get().state(OffsetDateTime.now(ZoneOffset.UTC)) == ApiTokenState.LIVE
                ? InputError.taken(
                        "The token has another one beside it already; revoke one of the two, then rotate the other.",
                        "id")
                : InputError.invalid("The token opens nothing any more; make a new one.", "id");
    }

    private static UserError missing(String id) {
        return InputError.notFound(
                "There is no API token '" + (id.length() > 60 ? id.substring(0, 60) + "…" : id) + "'.", "id");
    }
}
