package org.rollcall.endpoint;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Asker;
import org.rollcall.access.Asker.Known;
import org.rollcall.access.Asker.Nobody;
import org.rollcall.access.Asker.Throttled;
import org.rollcall.access.Caller;

/**
 * GraphQL over HTTP, by its specification: POST of JSON only, so that no page of another site can make a browser execute
 * anything; statuses and media types that tell a refused request from an answered one.
 */
@ApplicationScoped
class HttpRoute {

    private static final String PATH = "/graphql";

    private final Execution execution;
    private final Idempotency idempotency;
    private final long maxBody;

    HttpRoute(Execution execution, Idempotency idempotency, EndpointConfig config) {
        this.execution = execution;
        this.idempotency = idempotency;
        this.maxBody = config.maxBody().asLongValue();
    }

    /** Behind the checks of origin and identity, ahead of the framework's own route, which then sees nothing. */
    void install(@Observes Router router) {
        router.post(PATH).order(-4).handler(HttpRoute::knowsWhoAsks);
        router.post(PATH).order(-3).handler(this::admitsMediaTypes);
        router.post(PATH)
                .order(-2)
                .handler(BodyHandler.create(false).setBodyLimit(maxBody))
                .failureHandler(HttpRoute::refuseBody);
        router.post(PATH).order(-1).handler(this::answer);
        router.route(PATH).order(-1).handler(HttpRoute::refuseMethod);
        // The framework would execute below its path, too.
        router.post(PATH + "/*")
                .order(-1)
                .handler(context -> context.response().setStatusCode(404).end());
    }

    /** Nobody is told anything, and nothing of nobody's is read. */
    private static void knowsWhoAsks(RoutingContext context) {
        switch (Asker.of(context)) {
            case Known ignored -> context.next();
            case Throttled throttled -> {
                context.response().putHeader("Retry-After", Integer.toString(throttled.seconds()));
                refuse(context, Refusal.of(429, "RATE_LIMITED", throttled.why()));
            }
            case Nobody nobody -> {
                context.response().putHeader("WWW-Authenticate", nobody.challenge());
                refuse(context, Refusal.of(401, "UNAUTHENTICATED", nobody.why()));
            }
        }
    }

    private void admitsMediaTypes(RoutingContext context) {
        if (MediaType.accepted(context).isEmpty()) {
            refuse(
                    context,
                    Refusal.of(
                            406,
                            "NOT_ACCEPTABLE",
                            "Answers are 'application/graphql-response+json' or 'application/json', in UTF-8."));
        } else if (!MediaType.isJson(context.request())) {
            refuse(
                    context,
                    Refusal.of(
                            415,
                            "UNSUPPORTED_MEDIA_TYPE",
                            "The content type of a GraphQL request is 'application/json', in UTF-8."));
        } else {
            context.next();
        }
    }

    private void answer(RoutingContext context) {
        try {
            Buffer body = context.body().buffer() == null
                    ? Buffer.buffer()
                    : context.body().buffer();
            Caller caller = Caller.of(context).orElseThrow();
            Execution.Admitted admitted = execution.admit(GraphqlRequest.parse(body.getBytes()), caller);
            if (admitted.isSubscription()) {
                throw Refusal.badRequest("A subscription needs a WebSocket; connect to this address with the"
                        + " sub-protocol 'graphql-transport-ws'.");
            }
            Uni<Answer> answer = admitted.isMutation()
                    ? idempotency.once(
                            idempotencyKey(context, admitted), caller.account(), body, () -> execute(admitted, context))
                    : execute(admitted, context);
            answer.subscribe().with(told -> write(context, told), failure -> fail(context, failure));
        } catch (RuntimeException refused) {
            fail(context, refused);
        }
    }

    private Uni<Answer> execute(Execution.Admitted admitted, RoutingContext context) {
        return execution.execute(admitted, context).map(result -> Answer.of(result, admitted.extensions()));
    }

    private static void write(RoutingContext context, Answer answer) {
        MediaType type = MediaType.accepted(context).orElse(MediaType.JSON);
        if (context.response().closed() || context.response().ended()) {
            return;
        }
        if (answer.replayed()) {
            context.response().putHeader("Idempotency-Replayed", "true");
        }
        context.response()
                .setStatusCode(type == MediaType.JSON && !answer.executed() ? 200 : answer.status())
                .putHeader("Content-Type", type.header())
                .end(answer.body());
    }

    private static void fail(RoutingContext context, Throwable failure) {
        switch (failure) {
            case Refusal refusal -> refuse(context, refusal);
            case Budgets.TooMany spent -> {
                context.response().putHeader("Retry-After", Long.toString(spent.seconds()));
                refuse(context, spent.refusal());
            }
            default -> end(context, 500, List.of(Answers.internalError(failure)));
        }
    }

    private static void refuse(RoutingContext context, Refusal refusal) {
        boolean legacy =
                MediaType.accepted(context).orElse(MediaType.JSON) == MediaType.JSON && refusal.isAboutTheDocument();
        end(context, legacy ? 200 : refusal.status(), refusal.errors());
    }

    private static void end(RoutingContext context, int status, List<Map<String, Object>> errors) {
        if (!context.response().ended() && !context.response().closed()) {
            context.response()
                    .setStatusCode(status)
                    .putHeader(
                            "Content-Type",
                            MediaType.accepted(context).orElse(MediaType.JSON).header())
                    .end(Answers.buffer(Map.of("errors", errors)));
        }
    }

    private static void refuseBody(RoutingContext context) {
        boolean tooLarge = context.statusCode() == 413
                || (context.failure() instanceof HttpException http && http.getStatusCode() == 413);
        if (tooLarge) {
            refuse(
                    context,
                    Refusal.of(
                            413,
                            "PAYLOAD_TOO_LARGE",
                            "The body is larger than this server takes; send less at a time."));
        } else {
            fail(context, context.failure() == null ? new IllegalStateException("No reason") : context.failure());
        }
    }

    private static void refuseMethod(RoutingContext context) {
        context.response().putHeader("Allow", "POST");
        refuse(context, Refusal.of(405, "METHOD_NOT_ALLOWED", "A GraphQL request is sent by POST."));
    }

    /** An answer that shows a secret would be kept with its key. */
    private static @Nullable String idempotencyKey(RoutingContext context, Execution.Admitted admitted) {
        @Nullable String key = context.request().getHeader(Idempotency.HEADER);
        if (key != null && admitted.showsSecret()) {
            throw Refusal.badRequest(
                    "The answer shows a secret once and is not kept, so it cannot be had again; leave out '"
                            + Idempotency.HEADER + "'.");
        }
        return key;
    }
}
