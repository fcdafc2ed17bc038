package org.rollcall.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.audit.Actor;
import org.rollcall.provider.Platform;
import org.rollcall.provider.Platform.AccountState;
import org.rollcall.provider.Platform.Audience;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.Secret;
import org.rollcall.sync.ConnectedBy;
import org.rollcall.sync.Connections;

/** Tries what lets Rollcall into an account, and keeps it when it does. */
@ApplicationScoped
class Connecting {

    private final Connections connections;
    private final AccountReader accounts;

    Connecting(Connections connections, AccountReader accounts) {
        this.connections = connections;
        this.accounts = accounts;
    }

    /** What came of an attempt. */
    sealed interface Outcome {

        /**
         * The account is connected.
         *
         * @param forgotten name of the other account that was connected before; null when there was none
         */
        record Connected(ProviderAccount account, @Nullable String forgotten) implements Outcome {}

        /** Nothing is stored, since an audience has to be chosen; the message lists them. */
        record AudienceWanted(String message) implements Outcome {}

        /** Nothing is stored, since the provider refuses, or cannot be reached. */
        record Refused(ProviderTrouble trouble) implements Outcome {}
    }

    Uni<Outcome> connect(Actor actor, Provider provider, Secret secret, ConnectedBy by, @Nullable String audienceId) {
        return Uni.createFrom()
                .item(() -> connections.attempt(provider, secret, audienceId))
                .flatMap(platform -> platform.audiences()
                        .flatMap(audiences -> isAmong(audiences, audienceId)
                                ? inspect(platform, audiences).flatMap(outcome -> switch (outcome) {
                                    case Inspection.Seen seen -> keep(actor, provider, secret, by, seen.state());
                                    case Inspection.Ambiguous ambiguous -> wanted(audiences);
                                })
                                : wanted(audiences)))
                .onFailure(ProviderTrouble.class)
                .recoverWithItem(trouble -> new Outcome.Refused(trouble));
    }

    private sealed interface Inspection {
        record Seen(AccountState state) implements Inspection {}

        record Ambiguous() implements Inspection {}
    }

    private static boolean isAmong(List<Audience> audiences, @Nullable String audienceId) {
        return audienceId == null
                || audiences.stream().anyMatch(audience -> audience.id().equals(audienceId));
    }

    /** Several audiences are no trouble yet: the settings may choose one. */
    private static Uni<Inspection> inspect(Platform platform, List<Audience> audiences) {
        return platform.inspect()
                .<Inspection>map(Inspection.Seen::new)
                .onFailure(failure -> audiences.size() > 1 && isMisconfigured(failure))
                .recoverWithItem(new Inspection.Ambiguous());
    }

    private static boolean isMisconfigured(Throwable failure) {
        return failure instanceof ProviderTrouble trouble && trouble.kind() == ProviderTrouble.Kind.MISCONFIGURED;
    }

    private static Uni<Outcome> wanted(List<Audience> audiences) {
        String choices = audiences.stream()
                .map(audience -> audience.id() + " (" + audience.name() + ")")
                .collect(Collectors.joining(", "));
        return Uni.createFrom()
                .item(new Outcome.AudienceWanted(
                        audiences.isEmpty()
                                ? "The account has no audiences; leave audienceId out."
                                : "Choose one of the account's audiences by its id, as audienceId: " + choices + "."));
    }

    private Uni<Outcome> keep(Actor actor, Provider provider, Secret secret, ConnectedBy by, AccountState state) {
        return connections
                .connect(actor, provider, secret, by, state)
                .flatMap(connected -> accounts.of(provider)
                        .map(account -> new Outcome.Connected(account.orElseThrow(), connected.forgotten())));
    }
}
