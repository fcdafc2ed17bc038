package org.rollcall.credential;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.credential.KeyUse.Need;
import org.rollcall.credential.Resealing.Outcome;

/**
 * Lets an older key go while the service runs: takes the keys that the file has by now, seals anew what an older one sealed, and
 * says which keys can go. Again and again, since another replica may have sealed by an older one meanwhile.
 */
@ApplicationScoped
class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KeyringSource source;
    private final Resealing resealing;
    private final KeyUse use;
    private volatile Outcome last = Outcome.NOTHING;
    private @Nullable Keyring told;

    KeyRotation(KeyringSource source, Resealing resealing, KeyUse use, MeterRegistry metrics) {
        this.source = source;
        this.resealing = resealing;
        this.use = use;
        metrics.gauge("rollcall.credentials.closed", this, rotation -> rotation.last.closed());
    }

    /** Before anything is opened. */
    void start(@Observes @Priority(50) StartupEvent started) {
        sealAnew();
    }

    @Scheduled(
            every = "${rollcall.credentials.look-every:10S}",
            delayed = "${rollcall.credentials.look-every:10S}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        source.look();
        try {
            sealAnew();
        } catch (RuntimeException e) {
            LOG.warnf("It could not be looked for what an older key sealed. cause=%s", e);
        }
    }

    /** Sealed values that no key opened at the last look. */
    int closed() {
        return last.closed();
    }

    private void sealAnew() {
        Keyring keyring = source.now();
        Outcome outcome = resealing.run().await().atMost(PATIENCE);
        if (outcome.anew() > 0) {
            LOG.infof("Sealed anew. key=%s values=%s", keyring.sealing().id(), outcome.anew());
        }
        if (outcome.closed() > 0 && outcome.closed() != last.closed()) {
            LOG.errorf(
                    "Sealed values that no key opens: give the key that sealed them, or connect the accounts again."
                            + " values=%s keys=%s",
                    outcome.closed(), keyring.ids());
        }
        last = outcome;
        if (outcome.isDone() && !keyring.equals(told)) {
            tell(keyring);
            told = keyring;
        }
    }

    private void tell(Keyring keyring) {
        List<String> older = keyring.ids().subList(1, keyring.ids().size());
        if (!older.isEmpty()) {
            for (Need need : use.of(older).await().atMost(PATIENCE)) {
                LOG.infof(need.words(), need.key(), keyring.sealing().id());
            }
        }
    }
}
