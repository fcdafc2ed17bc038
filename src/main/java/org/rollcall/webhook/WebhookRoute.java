package org.rollcall.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.rollcall.provider.Notices;
import org.rollcall.provider.PlatformSource;
import org.rollcall.provider.Provider;
import org.rollcall.sync.HintStore;
import org.rollcall.sync.Listening;
import org.rollcall.sync.Listening.Known;
import org.rollcall.sync.Platforms;

/** Receives what providers tell. Whatever is wrong is answered by a status and nothing else. */
@ApplicationScoped
class WebhookRoute {

    private static final Logger LOG = Logger.getLogger(WebhookRoute.class);

    private static final String PATH = "/webhook/:provider/:secret";
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_A_SECOND = 50;

    private final Platforms platforms;
    private final Listening listening;
    private final HintStore hints;
    private final Rate rate = new Rate(MOST_A_SECOND, System::nanoTime);

    WebhookRoute(Platforms platforms, Listening listening, HintStore hints) {
        this.platforms = platforms;
        this.listening = listening;
        this.hints = hints;
    }

    void install(@Observes Router router) {
        router.route(PATH).handler(this::limit);
        router.get(PATH)
                .handler(context -> answer(context, known -> Uni.createFrom().item(200)));
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
                .handler(context -> answer(context, known -> hint(context, known)));
    }

    /** The rest of what comes too fast is not even looked at; the provider tells again. */
    private void limit(RoutingContext context) {
        if (rate.passes()) {
            context.next();
        } else {
            HttpServerResponse response = context.response();
            response.setStatusCode(429).putHeader("Retry-After", "1").end();
        }
    }

    private void answer(RoutingContext context, Function<Known, Uni<Integer>> action) {
        recognise(context)
                .flatMap(known -> known.isEmpty() ? Uni.createFrom().item(404) : action.apply(known.get()))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "A webhook could not be answered. cause=%s",
                            failure.getClass().getName());
                    return 503;
                })
                .subscribe()
                .with(status -> context.response().setStatusCode(status).end());
    }

    private Uni<Optional<Known>> recognise(RoutingContext context) {
        Optional<Provider> provider = provider(context);
        return provider.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : listening.recognise(provider.get(), context.pathParam("secret"));
    }

    private Uni<Integer> hint(RoutingContext context, Known known) {
        Optional<Notices> notices = provider(context).flatMap(platforms::source).flatMap(PlatformSource::notices);
        return notices.isEmpty() ? Uni.createFrom().item(404) : hint(context, known, notices.get());
    }

    private Uni<Integer> hint(RoutingContext context, Known known, Notices notices) {
        Buffer buffer = context.body().buffer();
        byte[] body = buffer == null ? new byte[0] : buffer.getBytes();
        String signingSecret = known.signingSecret();
        String signature = context.request().getHeader(notices.signatureHeader());
        return signingSecret != null && !notices.isGenuine(signature, body, signingSecret, Instant.now())
                ? Uni.createFrom().item(401)
                : hints.keep(known.account(), notices.addresses(new String(body, StandardCharsets.UTF_8)))
                        .replaceWith(200);
    }

    private static Optional<Provider> provider(RoutingContext context) {
        String named = context.pathParam("provider");
        return Stream.of(Provider.values())
                .filter(provider -> Listening.pathName(provider).equals(named))
                .findFirst();
    }
}
