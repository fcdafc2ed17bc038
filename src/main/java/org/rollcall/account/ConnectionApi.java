package org.rollcall.account;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.account.Connecting.Outcome;
import org.rollcall.audit.Actors;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserError;
import org.rollcall.provider.Authorization;
import org.rollcall.provider.PlatformSource;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.Secret;
import org.rollcall.sync.ConnectedBy;
import org.rollcall.sync.Connections;
import org.rollcall.sync.Platforms;

/** Connects accounts, by key or by sending a person to the provider, and tries connections. */
@GraphQLApi
public class ConnectionApi {

    private final Platforms platforms;
    private final Connecting connecting;
    private final Connections connections;
    private final AccountReader accounts;
    private final AttemptStore attempts;
    private final CallbackAddress callback;
    private final Actors actors;

    ConnectionApi(
            Platforms platforms,
            Connecting connecting,
            Connections connections,
            AccountReader accounts,
            AttemptStore attempts,
            CallbackAddress callback,
            Actors actors) {
        this.platforms = platforms;
        this.connecting = connecting;
        this.connections = connections;
        this.accounts = accounts;
        this.attempts = attempts;
        this.callback = callback;
        this.actors = actors;
    }

    @Mutation("connectProvider")
    @Needs(Permission.PROVIDERS_WRITE)
    @NonNull
    @Description(
            "Connects an account by its API key, which is tried before it is stored. Connecting the same account again goes on"
                    + " where it was; another account of the provider takes its place.")
    public Uni<ConnectProviderPayload> connectProvider(
            @NonNull @Description("Which account.") ConnectProviderInput input) {
        Provider provider = input.provider();
        Optional<PlatformSource> source = platforms.source(provider);
        if (source.isEmpty()) {
            return Uni.createFrom().item(refused(notOffered(provider)));
        }
        Secret secret;
        try {
            secret = source.get().apiKey(input.apiKey().strip());
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().item(refused(InputError.invalid(String.valueOf(e.getMessage()), "apiKey")));
        }
        return connecting
                .connect(actors.current(), provider, secret, ConnectedBy.API_KEY, input.audienceId())
                .map(outcome -> switch (outcome) {
                    case Outcome.Connected connected ->
                        new ConnectProviderPayload(connected.account(), connected.forgotten(), List.of());
                    case Outcome.AudienceWanted wanted -> refused(InputError.invalid(wanted.message(), "audienceId"));
                    case Outcome.Refused trouble ->
                        refused(new ProviderUserError(provider, trouble.trouble(), "apiKey"));
                });
    }

    private static ConnectProviderPayload refused(UserError error) {
        return new ConnectProviderPayload(null, null, List.of(error));
    }

    @Mutation("startProviderConnection")
    @Needs(value = Permission.PROVIDERS_WRITE, showsSecret = true)
    @NonNull
    @Description(
            "Begins to connect an account by OAuth 2: open the URL in a browser and agree there within ten minutes. The provider"
                    + " leads back to this service, which says on its page what came of it. The URL is good once and kept nowhere, so"
                    + " `Idempotency-Key` is refused here.")
    public Uni<StartProviderConnectionPayload> startProviderConnection(
            @NonNull @Description("Which account.") StartProviderConnectionInput input) {
        Provider provider = input.provider();
        Optional<Authorization> authorization = platforms.source(provider).flatMap(PlatformSource::authorization);
        if (authorization.isEmpty()) {
            return Uni.createFrom().item(new StartProviderConnectionPayload(null, null, List.of(notSetUp(provider))));
        }
        return attempts.begin(provider, input.audienceId())
                .map(begun -> new StartProviderConnectionPayload(
                        authorization
                                .get()
                                .page(begun.state(), begun.challenge(), callback.of(provider))
                                .toString(),
                        begun.expiresAt(),
                        List.of()));
    }

    @Mutation("testProviderConnection")
    @Needs(Permission.PROVIDERS_WRITE)
    @NonNull
    @Description(
            "Looks at an account now: whether it lets Rollcall in, and which lists it has. What it finds stands at the account,"
                    + " too.")
    public Uni<TestProviderConnectionPayload> testProviderConnection(
            @NonNull @Description("Which connection.") TestProviderConnectionInput input) {
        Provider provider = input.provider();
        return connections
                .test(provider)
                .flatMap(state -> accounts.of(provider)
                        .map(account -> new TestProviderConnectionPayload(
                                account.orElse(null),
                                state.map(seen -> "Validated: " + seen.name()).orElse(null),
                                AccountApi.noAccount(account, provider))))
                .onFailure(ProviderTrouble.class)
                .recoverWithUni(trouble -> accounts.of(provider)
                        .map(account -> new TestProviderConnectionPayload(
                                account.orElse(null), null, List.of(new ProviderUserError(provider, trouble)))));
    }

    private static UserError notOffered(Provider provider) {
        return InputError.invalid(provider.displayName() + " is not offered by this version.", "provider");
    }

    private static UserError notSetUp(Provider provider) {
        String variable = "ROLLCALL_" + provider.name();
        return InputError.invalid(
                provider.displayName()
                        + " cannot be connected in a browser yet: register an application there, and set " + variable
                        + "_CLIENT_ID and " + variable + "_CLIENT_SECRET.",
                "provider");
    }
}
