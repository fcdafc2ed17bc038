package org.rollcall.digest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.rollcall.audit.Actor;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.schedule.Cadence;
import org.rollcall.schedule.Job;

/**
 * Sends the day's digest. A mail server that refuses is asked again with growing pauses, but not in the small hours of the
 * next day, which has a digest of its own.
 */
@ApplicationScoped
class DailyDigestJob implements Job {

    private final BusinessClock clock;
    private final DigestConfig config;
    private final DigestStore store;
    private final TroubleReader troubles;
    private final Dispatch dispatch;

    DailyDigestJob(
            BusinessClock clock, DigestConfig config, DigestStore store, TroubleReader troubles, Dispatch dispatch) {
        this.clock = clock;
        this.config = config;
        this.store = store;
        this.troubles = troubles;
        this.dispatch = dispatch;
    }

    @Override
    public String name() {
        return "daily-digest";
    }

    @Override
    public Cadence.Daily cadence() {
        return new Cadence.Daily(config.time());
    }

    @Override
    public Uni<String> run() {
        LocalDate today = clock.today();
        if (clock.now().isBefore(cadence().on(today, clock.zone()))) {
            return Uni.createFrom().item("Today's goes out at " + config.time() + ".");
        }
        return store.giveUpOld()
                .chain(troubles::now)
                .flatMap(entries -> dispatch.send(
                        Actor.SYSTEM, today, entries, config.recipients().orElse(List.of()), false))
                .flatMap(outcome -> switch (outcome) {
                    case Dispatch.Outcome.Sent sent -> words("Sent, with entries: " + sent.entries() + ".");
                    case Dispatch.Outcome.Silent silent -> words("Not sent. " + silent.reason());
                    case Dispatch.Outcome.Taken taken -> taken(today);
                    case Dispatch.Outcome.Refused refused -> failed(refused.reason());
                    case Dispatch.Outcome.Unsure unsure -> words(unsure.reason());
                });
    }

    /** Whoever is sending it just now may be a process that was killed: that is seen later. */
    private Uni<String> taken(LocalDate today) {
        return store.of(List.of(today)).flatMap(found -> {
            DigestRow row = found.get(0);
            return switch (row.state()) {
                case SENDING -> failed("It is being sent by somebody else.");
                case UNSURE -> words(String.valueOf(row.notSentReason()));
                case SENT -> words("Today's has been sent.");
                case REFUSED, NOT_SENT, PREVIEW -> failed("Somebody else has just dealt with it.");
            };
        });
    }

    private static Uni<String> words(String outcome) {
        return Uni.createFrom().item(outcome);
    }

    private static Uni<String> failed(String reason) {
        return Uni.createFrom().failure(new NotSent(reason));
    }

    /** Tells the scheduler that the job is to be repeated. */
    private static final class NotSent extends RuntimeException {

        NotSent(String reason) {
            super(reason);
        }
    }
}
