package org.rollcall.digest;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.rollcall.audit.Actor;
import org.rollcall.digest.DigestRow.State;

/** Hands digests to the mail server. A day is claimed before it is asked, so that its digest cannot go out twice. */
@ApplicationScoped
class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    private final ReactiveMailer mailer;
    private final DigestConfig config;
    private final DigestStore store;
    private final Rendering rendering;

    Dispatch(ReactiveMailer mailer, DigestConfig config, DigestStore store, Rendering rendering) {
        this.mailer = mailer;
        this.config = config;
        this.store = store;
        this.rendering = rendering;
    }

    /** What came of a sending. */
    sealed interface Outcome {

        record Sent(int entries) implements Outcome {}

        /** The day has had its digest, or is having it just now. */
        record Taken() implements Outcome {}

        record Silent(String reason) implements Outcome {}

        /** Nothing has gone out. */
        record Refused(String reason) implements Outcome {}

        record Unsure(String reason) implements Outcome {}
    }

    /** Sends a day's digest to those who are to get it, and keeps what came of it. */
    Uni<Outcome> send(Actor actor, LocalDate day, List<Entry> entries, List<String> recipients, boolean repeated) {
        Optional<String> silence = Silence.reason(entries, recipients);
        if (silence.isPresent()) {
            return store.notSent(day, entries, silence.get()).replaceWith(new Outcome.Silent(silence.get()));
        }
        return store.claim(day, entries, recipients, repeated)
                .flatMap(attempt -> attempt.isEmpty()
                        ? Uni.createFrom().item(new Outcome.Taken())
                        : post(day, entries, recipients).call(outcome -> keep(actor, day, attempt.get(), outcome)));
    }

    /** Sends a copy to others, which changes nothing of the digest. */
    Uni<Outcome> copy(Actor actor, LocalDate day, List<Entry> entries, List<String> recipients) {
        Optional<String> silence = Silence.reason(entries, recipients);
        return silence.isPresent()
                ? Uni.createFrom().item(new Outcome.Silent(silence.get()))
                : post(day, entries, recipients)
                        .call(outcome -> outcome instanceof Outcome.Sent
                                ? store.copied(actor, day, recipients.size())
                                : Uni.createFrom().voidItem());
    }

    private Uni<Outcome> post(LocalDate day, List<Entry> entries, List<String> recipients) {
        Rendering.Parts parts = rendering.of(day, entries);
        Mail mail = new Mail()
                .setFrom(config.from())
                .setTo(recipients)
                .setSubject(parts.subject())
                .setText(parts.text())
                .setHtml(parts.html())
                .addHeader("Auto-Submitted", "auto-generated");
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail))
                .<Outcome>replaceWith(new Outcome.Sent(entries.size()))
                .ifNoItem()
                .after(config.patience())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> outcome(day, failure));
    }

    private Outcome outcome(LocalDate day, Throwable failure) {
        LOG.warnf("A digest was not taken by the mail server. day=%s cause=%s", day, failure);
        return failure instanceof TimeoutException
                ? new Outcome.Unsure("The mail server did not answer within " + config.patience()
                        + ": it may have gone out, and is not sent again by itself.")
                : new Outcome.Refused(
                        "The mail server did not take it: " + Letter.plain(String.valueOf(failure.getMessage())));
    }

    private Uni<Void> keep(Actor actor, LocalDate day, int attempt, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent -> store.sent(actor, day, attempt);
            case Outcome.Refused refused -> store.failed(day, attempt, State.REFUSED, refused.reason());
            case Outcome.Unsure unsure -> store.failed(day, attempt, State.UNSURE, unsure.reason());
            case Outcome.Taken taken -> Uni.createFrom().voidItem();
            case Outcome.Silent silent -> Uni.createFrom().voidItem();
        };
    }
}
