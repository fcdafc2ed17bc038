package org.rollcall.account;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.account.AttemptStore.Return;
import org.rollcall.account.Connecting.Outcome;
import org.rollcall.audit.Actor;
import org.rollcall.audit.Actors;
import org.rollcall.provider.Authorization;
import org.rollcall.provider.PlatformSource;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.sync.ConnectedBy;
import org.rollcall.sync.Platforms;

/** Receives people that a provider sends back, and tells them on a page what came of it. */
@ApplicationScoped
class CallbackRoute {

    private static final Logger LOG = Logger.getLogger(CallbackRoute.class);

    private final Platforms platforms;
    private final AttemptStore attempts;
    private final Connecting connecting;
    private final CallbackAddress callback;
    private final Actors actors;

    CallbackRoute(
            Platforms platforms,
            AttemptStore attempts,
            Connecting connecting,
            CallbackAddress callback,
            Actors actors) {
        this.platforms = platforms;
        this.attempts = attempts;
        this.connecting = connecting;
        this.callback = callback;
        this.actors = actors;
    }

    void install(@Observes Router router) {
        router.get("/connect/:provider/callback").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        CallbackAddress.provider(context.pathParam("provider"))
                .map(provider -> came(
                        actors.of(context),
                        provider,
                        context.request().getParam("state"),
                        context.request().getParam("code"),
                        context.request().getParam("error")))
                .orElseGet(() -> Uni.createFrom().item(CallbackPage.noProvider()))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "Somebody who came back from a provider could not be answered.");
                    return CallbackPage.broken();
                })
                .subscribe()
                .with(page -> page.send(context.response()));
    }

    private Uni<CallbackPage> came(
            Actor actor, Provider provider, @Nullable String state, @Nullable String code, @Nullable String error) {
        return state == null
                ? Uni.createFrom().item(CallbackPage.unknown(provider))
                : attempts.end(provider, state).flatMap(came -> switch (came) {
                    case Return.Unknown ignored -> Uni.createFrom().item(CallbackPage.unknown(provider));
                    case Return.Late ignored -> Uni.createFrom().item(CallbackPage.late(provider));
                    case Return.Expected expected -> answered(actor, provider, expected, code, error);
                });
    }

    private Uni<CallbackPage> answered(
            Actor actor, Provider provider, Return.Expected expected, @Nullable String code, @Nullable String error) {
        if (code == null || error != null) {
            return Uni.createFrom().item(CallbackPage.notAgreed(provider, "access_denied".equals(error)));
        }
        Optional<Authorization> authorization = platforms.source(provider).flatMap(PlatformSource::authorization);
        return authorization.isEmpty()
                ? Uni.createFrom().item(CallbackPage.unknown(provider))
                : authorization
                        .get()
                        .exchange(code, expected.verifier(), callback.of(provider))
                        .flatMap(secret ->
                                connecting.connect(actor, provider, secret, ConnectedBy.OAUTH, expected.audienceId()))
                        .onFailure(ProviderTrouble.class)
                        .recoverWithItem(trouble -> new Outcome.Refused(trouble))
                        .invoke(outcome -> log(provider, outcome))
                        .map(outcome -> page(provider, outcome));
    }

    private static CallbackPage page(Provider provider, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Connected connected ->
                CallbackPage.connected(provider, connected.account().getName(), connected.forgotten());
            case Outcome.AudienceWanted wanted -> CallbackPage.audienceWanted(provider, wanted.message());
            case Outcome.Refused refused -> CallbackPage.refused(provider, refused.trouble());
        };
    }

    /** That an account is connected is logged where it happens. */
    private static void log(Provider provider, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            LOG.warnf(
                    "Not connected. provider=%s: %s",
                    provider, refused.trouble().getMessage());
        }
    }
}
