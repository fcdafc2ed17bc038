package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.rollcall.graphql.InputError;

/** The association's accounts at providers. */
@GraphQLApi
public class AccountApi {

    private final AccountReader accounts;

    AccountApi(AccountReader accounts) {
        this.accounts = accounts;
    }

    @Query
    @NonNull
    @Description("The service's accounts at providers, in alphabetical order.")
    public Uni<List<@NonNull ProviderAccount>> providerAccounts() {
        return accounts.all();
    }

    @NonNull
    @Description("Lists that groups can be connected to.")
    public Uni<List<List<@NonNull ProviderList>>> lists(@Source List<ProviderAccount> of) {
        return accounts.listsOf(of.stream().map(ProviderAccount::key).toList())
                .map(lists -> of.stream()
                        .map(account -> lists.getOrDefault(account.key(), List.of()))
                        .toList());
    }

    @Mutation("setProviderPaused")
    @NonNull
    @Description("Pauses or resumes sending to a provider.")
    public Uni<SetProviderPausedPayload> setProviderPaused(
            @NonNull @Description("Which provider.") SetProviderPausedInput input) {
        return accounts.pause(input.provider(), input.paused())
                .map(found -> found.map(account -> new SetProviderPausedPayload(account, List.of()))
                        .orElseGet(() -> new SetProviderPausedPayload(
                                null,
                                List.of(InputError.notFound(
                                        "There is no account at "
                                                + input.provider().displayName() + "; connect one first.",
                                        "provider")))));
    }
}
