package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.audit.Entry;
import org.rollcall.credential.CredentialStore;
import org.rollcall.graphql.GlobalId;
import org.rollcall.provider.Platform;
import org.rollcall.provider.Platform.AccountState;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.Secret;
import org.rollcall.sync.AccountStore.Account;
import org.rollcall.sync.ConnectionStore.Known;

/**
 * Connects the association's accounts, and lets them go. The same account goes on where it was; another one of the same provider
 * takes its place, and what was known of the former is forgotten first.
 */
@ApplicationScoped
public class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);

    private final Pool pool;
    private final Platforms platforms;
    private final ConnectionStore connections;
    private final CredentialStore credentials;
    private final AccountStore accounts;
    private final TargetStore targets;
    private final EventStore events;
    private final Listening listening;
    private final Auditor auditor;

    Connections(
            Pool pool,
            Platforms platforms,
            ConnectionStore connections,
            CredentialStore credentials,
            AccountStore accounts,
            TargetStore targets,
            EventStore events,
            Listening listening,
            Auditor auditor) {
        this.pool = pool;
        this.platforms = platforms;
        this.connections = connections;
        this.credentials = credentials;
        this.accounts = accounts;
        this.targets = targets;
        this.events = events;
        this.listening = listening;
        this.auditor = auditor;
    }

    /**
     * What connecting did.
     *
     * @param forgotten name of the other account that was forgotten; null when there was none
     */
    public record Connected(UUID account, @Nullable String forgotten) {}

    /** A platform opened with a secret that is not stored: to see whether it is any good. */
    public Platform attempt(Provider provider, Secret secret, @Nullable String audienceId) {
        return platforms.attempt(provider, secret, audienceId);
    }

    /** Stores a secret that was tried, for the account that it was found to belong to. */
    public Uni<Connected> connect(Actor actor, Provider provider, Secret secret, ConnectedBy by, AccountState state) {
        return connections
                .known(pool, provider)
                .flatMap(known -> known.isPresent() && known.get().differsFrom(state)
                        ? disconnect(actor, provider).replaceWith(known)
                        : Uni.createFrom().item(Optional.<Known>empty()))
                .flatMap(former ->
                        pool.withTransaction(transaction -> connect(transaction, provider, secret, by, state, former)
                                .call(connected -> auditor.record(
                                        transaction,
                                        connected(actor, provider, connected.account(), by)
                                                .with("name", state.name())
                                                .with("forgotten", connected.forgotten())))))
                .invoke(connected -> LOG.infof(
                        "Account connected. account=%s provider=%s by=%s forgotten=%s",
                        connected.account(), provider, by, connected.forgotten()));
    }

    private Uni<Connected> connect(
            SqlClient transaction,
            Provider provider,
            Secret secret,
            ConnectedBy by,
            AccountState state,
            Optional<Known> former) {
        return forget(transaction, former)
                .chain(() -> connections.lock(transaction, provider))
                .call(account -> credentials.keep(transaction, account, secret))
                .call(account -> connections.connect(transaction, account, by))
                .call(account -> accounts.keepFieldRules(transaction, account, platforms.fieldRules(provider)))
                .call(account -> accounts.inspected(transaction, account, state))
                .map(account -> new Connected(account, former.map(Known::name).orElse(null)));
    }

    private Uni<Void> forget(SqlClient transaction, Optional<Known> former) {
        return former.isEmpty()
                ? Uni.createFrom().voidItem()
                : targets.lock(transaction, former.get().id())
                        .chain(() ->
                                connections.delete(transaction, former.get().id()));
    }

    /** Connects the account that the settings give, unless one is connected or a person disconnected it. */
    Uni<Void> connectConfigured(Provider provider, Secret secret) {
        return connections
                .known(pool, provider)
                .flatMap(known -> known.isEmpty() ? Uni.createFrom().item(true) : wantsConfigured(known.get(), secret))
                .flatMap(wanted -> wanted
                        ? pool.withTransaction(transaction -> connections
                                .lock(transaction, provider)
                                .call(account -> credentials.keep(transaction, account, secret))
                                .call(account -> connections.connect(transaction, account, ConnectedBy.SETTINGS))
                                .chain(account -> auditor.record(
                                        transaction, connected(Actor.SYSTEM, provider, account, ConnectedBy.SETTINGS))))
                        : Uni.createFrom().voidItem());
    }

    private static Entry connected(Actor actor, Provider provider, UUID account, ConnectedBy by) {
        return Entry.of(actor, AuditAction.PROVIDER_CONNECTED, GlobalId.ACCOUNT.of(account))
                .with("provider", provider.name())
                .with("connectedBy", by.name());
    }

    private Uni<Boolean> wantsConfigured(Known known, Secret secret) {
        if (known.connectedBy() == null) {
            return Uni.createFrom().item(!known.disconnected());
        }
        return known.connectedBy() != ConnectedBy.SETTINGS
                ? Uni.createFrom().item(false)
                : credentials
                        .of(known.id())
                        .current()
                        .map(stored -> !stored.equals(secret))
                        .onFailure()
                        .recoverWithItem(true);
    }

    /** Forgets the credentials and stops the work; nothing else is lost. False when there is no account. */
    public Uni<Boolean> disconnect(Actor actor, Provider provider) {
        return listening
                .farewell(provider)
                .flatMap(farewell -> disconnectAccount(actor, provider).invoke(farewell));
    }

    private Uni<Boolean> disconnectAccount(Actor actor, Provider provider) {
        return pool.withTransaction(transaction -> connections
                .disconnect(transaction, provider)
                .flatMap(account -> account.isEmpty()
                        ? Uni.createFrom().item(false)
                        : credentials
                                .forget(transaction, account.get())
                                .chain(() -> listening.forget(transaction, account.get()))
                                .chain(() -> connections.cancelRuns(transaction, account.get()))
                                .flatMap(canceled -> events.append(transaction, canceled))
                                .chain(() -> auditor.record(
                                        transaction,
                                        Entry.of(
                                                        actor,
                                                        AuditAction.PROVIDER_DISCONNECTED,
                                                        GlobalId.ACCOUNT.of(account.get()))
                                                .with("provider", provider.name())))
                                .invoke(() -> LOG.infof(
                                        "Account disconnected. account=%s provider=%s", account.get(), provider))
                                .replaceWith(true)));
    }

    /** Pauses or resumes sending to a provider; false when there is no account. */
    public Uni<Boolean> pause(Actor actor, Provider provider, boolean paused) {
        Entry entry = Entry.of(actor, AuditAction.PROVIDER_PAUSED, null)
                .with("provider", provider.name())
                .with("paused", paused);
        return pool.withTransaction(transaction -> connections
                .pause(transaction, provider, paused)
                .call(found -> found
                        ? auditor.record(transaction, entry)
                        : Uni.createFrom().voidItem()));
    }

    /**
     * Looks at a connected account now, and keeps what is seen; what waited for it goes on. Fails with trouble, which then
     * stands at the account, too. Empty when there is no account.
     */
    public Uni<Optional<AccountState>> test(Provider provider) {
        return accounts.of(pool, provider)
                .flatMap(id -> id == null ? Uni.createFrom().item(Optional.<Account>empty()) : accounts.find(id))
                .flatMap(account -> account.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : test(account.get()).map(Optional::of));
    }

    private Uni<AccountState> test(Account account) {
        return Uni.createFrom()
                .item(() -> platforms.of(account).orElseThrow(() -> Troubles.notOffered(account.provider())))
                .flatMap(Platform::inspect)
                .call(() -> listening.lookAgain(account.id()))
                .call(state -> seen(account, state))
                .onFailure(ProviderTrouble.class)
                .call(failure -> troubled(account, failure));
    }

    private Uni<Void> troubled(Account account, ProviderTrouble trouble) {
        return accounts.health(account, Troubles.health(trouble.kind()), trouble.getMessage());
    }

    /** Keeps what an inspection saw; when it is another account than before, that one takes its place. */
    Uni<Boolean> seen(Account account, AccountState state) {
        return connections.known(pool, account.provider()).flatMap(known -> {
            boolean another = known.isPresent() && known.get().differsFrom(state);
            return another
                    ? replace(account, state).replaceWith(false)
                    : keep(account, state).replaceWith(true);
        });
    }

    private Uni<Void> keep(Account account, AccountState state) {
        return pool.withTransaction(transaction -> targets.lock(transaction, account.id())
                        .chain(() -> accounts.inspected(transaction, account.id(), state)))
                .chain(() -> accounts.health(account, "HEALTHY", null));
    }

    private Uni<Connected> replace(Account account, AccountState state) {
        return credentials
                .of(account.id())
                .current()
                .flatMap(secret -> connect(Actor.SYSTEM, account.provider(), secret, account.connectedBy(), state));
    }
}
