package org.rollcall.provider.constantcontact;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.provider.Authorization;
import org.rollcall.provider.Credentials;
import org.rollcall.provider.FieldRules;
import org.rollcall.provider.Platform;
import org.rollcall.provider.PlatformSource;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Secret;

/** Constant Contact: by the consent of a person who has an account there. */
@ApplicationScoped
class ConstantContact implements PlatformSource {

    private final ConstantContactConfig config;
    private final InstantSource clock;
    private final Pool pool;
    private final Optional<ConstantContactAuthorization> authorization;

    ConstantContact(ConstantContactConfig config, BusinessClock clock, Pool pool) {
        this.config = config;
        this.clock = clock::now;
        this.pool = pool;
        this.authorization = ConstantContactAuthorization.of(config, this.clock);
        requirePossible(config);
    }

    /** Numbers of calls that cannot be meant are refused at the start, not met as trouble later. */
    private static void requirePossible(ConstantContactConfig config) {
        if (config.callsPerSecond() < 1) {
            throw new IllegalArgumentException("rollcall.constant-contact.calls-per-second is "
                    + config.callsPerSecond() + "; it must be 1 or more.");
        }
        if (config.reservedCalls() < 0 || config.reservedCalls() >= config.callsPerDay()) {
            throw new IllegalArgumentException("rollcall.constant-contact.reserved-calls is " + config.reservedCalls()
                    + "; it must be 0 or more and leave some of the " + config.callsPerDay()
                    + " of rollcall.constant-contact.calls-per-day.");
        }
    }

    @Override
    public Provider provider() {
        return Provider.CONSTANT_CONTACT;
    }

    /** The lengths are those of the API's description; a company's last name is what the help article says. */
    @Override
    public FieldRules fieldRules() {
        return new FieldRules(List.copyOf(config.customFields().values()), "_", 50, 255);
    }

    @Override
    public Optional<Secret> configured() {
        return Optional.empty();
    }

    @Override
    public Secret apiKey(String text) {
        throw new IllegalArgumentException(
                "Constant Contact has no API keys for accounts; start a connection and agree to it in a browser.");
    }

    @Override
    public Optional<Authorization> authorization() {
        return authorization.map(consent -> consent);
    }

    /** An account has no audiences to choose from. */
    @Override
    public Platform open(Credentials credentials, @Nullable String audienceId) {
        String clientId = config.clientId().orElseThrow(ConstantContact::notConfigured);
        ConstantContactAuthorization consent = authorization.orElseThrow(ConstantContact::notConfigured);
        CallBudget budget = new CallBudget(
                pool, clock, clientId, config.callsPerSecond(), config.callsPerDay() - config.reservedCalls());
        return new ConstantContactPlatform(
                new ConstantContactClient(credentials, consent, budget, clock, ConstantContact::base, config.timeout()),
                config);
    }

    /** Looked up late: a sandbox in this very process has its port only once it listens. */
    private static URI base() {
        return ConfigProvider.getConfig().getValue("rollcall.constant-contact.base-url", URI.class);
    }

    private static ProviderTrouble notConfigured() {
        return new ProviderTrouble(
                Kind.MISCONFIGURED,
                "Constant Contact is not configured: set rollcall.constant-contact.client-id and client-secret.");
    }
}
