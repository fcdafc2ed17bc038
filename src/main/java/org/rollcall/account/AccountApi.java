package org.rollcall.account;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.audit.Actor;
import org.rollcall.audit.Actors;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserError;
import org.rollcall.provider.Provider;
import org.rollcall.sync.Connections;
import org.rollcall.sync.ListReader;
import org.rollcall.sync.ProviderList;

/** The association's accounts at providers, and whether anything is sent there. */
@GraphQLApi
public class AccountApi {

    private final AccountReader accounts;
    private final AccountFeed feed;
    private final ListReader lists;
    private final Connections connections;
    private final Actors actors;

    AccountApi(AccountReader accounts, AccountFeed feed, ListReader lists, Connections connections, Actors actors) {
        this.accounts = accounts;
        this.feed = feed;
        this.lists = lists;
        this.connections = connections;
        this.actors = actors;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("The service's accounts at providers that are connected, in alphabetical order.")
    public Uni<List<@NonNull ProviderAccount>> providerAccounts() {
        return accounts.connected();
    }

    @NonNull
    @Description("Lists that groups can be connected to.")
    public Uni<List<List<@NonNull ProviderList>>> lists(@Source List<ProviderAccount> of) {
        return lists.ofAccounts(of.stream().map(ProviderAccount::key).toList())
                .map(found -> of.stream()
                        .map(account -> found.getOrDefault(account.key(), List.of()))
                        .toList());
    }

    @Subscription
    @Needs(Permission.READ)
    @NonNull
    @Description(
            "An account's health, message or name changed, it was paused or resumed, connected or disconnected. Sends each"
                    + " connected account once at the start.")
    public Multi<ProviderAccount> accountChanged() {
        return feed.changes();
    }

    @Mutation("setProviderPaused")
    @Needs(Permission.PROVIDERS_WRITE)
    @NonNull
    @Description("Pauses or resumes sending to a provider.")
    public Uni<SetProviderPausedPayload> setProviderPaused(
            @NonNull @Description("Which provider.") SetProviderPausedInput input) {
        return connections
                .pause(actors.current(), input.provider(), input.paused())
                .chain(() -> accounts.of(input.provider()))
                .map(account ->
                        new SetProviderPausedPayload(account.orElse(null), noAccount(account, input.provider())));
    }

    @Mutation("disconnectProvider")
    @Needs(Permission.PROVIDERS_WRITE)
    @NonNull
    @Description(
            "Forgets the credentials of an account and stops its work. Nothing is changed at the provider; groups, lists and"
                    + " what is known of the contacts wait until the same account is connected again.")
    public Uni<DisconnectProviderPayload> disconnectProvider(
            @NonNull @Description("Which provider.") DisconnectProviderInput input) {
        Actor actor = actors.current();
        return accounts.of(input.provider())
                .flatMap(account -> connections
                        .disconnect(actor, input.provider())
                        .map(done -> new DisconnectProviderPayload(
                                account.map(ProviderAccount::disconnected).orElse(null),
                                noAccount(account, input.provider()))));
    }

    /** The complaint that a provider has no account; none when it has. */
    static List<UserError> noAccount(Optional<ProviderAccount> account, Provider provider) {
        return account.isPresent()
                ? List.of()
                : List.of(InputError.notFound(
                        "There is no account at " + provider.displayName() + "; connect one first.", "provider"));
    }
}
