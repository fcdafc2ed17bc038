package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;

/** What becomes of an account's work when its provider is in trouble: it waits, and the account says why. */
@ApplicationScoped
class Troubles {

    private static final Logger LOG = Logger.getLogger(Troubles.class);

    /** What only a person can mend is looked at again so often, in case it was. */
    private static final Duration FOR_A_PERSON = Duration.ofMinutes(10);

    private final WorkStore work;
    private final AccountStore accounts;
    private final BusinessClock clock;

    Troubles(WorkStore work, AccountStore accounts, BusinessClock clock) {
        this.work = work;
        this.accounts = accounts;
        this.clock = clock;
    }

    Uni<Void> met(Lease lease, ProviderTrouble trouble) {
        return accounts.health(lease, health(trouble.kind()), trouble.getMessage())
                .invoke(ofUse -> {
                    if (ofUse) {
                        LOG.warnf(
                                "Sync waits. account=%s kind=%s: %s",
                                lease.subject(), trouble.kind(), trouble.getMessage());
                    }
                })
                .chain(() -> work.attempts(lease))
                .flatMap(attempts -> work.release(lease, pause(trouble, attempts), true));
    }

    Uni<Void> over(Lease lease) {
        return accounts.healthy(lease.subject());
    }

    /** This version has no code for the provider. */
    static ProviderTrouble notOffered(Provider provider) {
        return new ProviderTrouble(
                ProviderTrouble.Kind.MISCONFIGURED, provider.displayName() + " is not offered by this version.");
    }

    /** How an account is that meets this trouble, in the words of the API. */
    static String health(ProviderTrouble.Kind kind) {
        return switch (kind) {
            case THROTTLED, QUOTA_SPENT -> "DEGRADED";
            case UNAVAILABLE, MISCONFIGURED -> "UNAVAILABLE";
            case UNAUTHORIZED -> "UNAUTHORIZED";
        };
    }

    private Duration pause(ProviderTrouble trouble, int attempts) {
        return switch (trouble.kind()) {
            case THROTTLED, UNAVAILABLE -> Backoff.after(attempts);
            case QUOTA_SPENT ->
                trouble.until()
                        .map(until -> Duration.between(clock.now(), until))
                        .filter(Duration::isPositive)
                        .orElse(Backoff.after(attempts));
            case UNAUTHORIZED, MISCONFIGURED -> FOR_A_PERSON;
        };
    }
}
