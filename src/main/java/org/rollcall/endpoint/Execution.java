package org.rollcall.endpoint;

import graphql.ExecutionResult;
import graphql.language.OperationDefinition;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.access.Caller;
import org.rollcall.access.Declarations;
import org.rollcall.access.Permission;
import org.rollcall.graphql.RateLimit;

/** A request's way: its document is checked, its cost taken off the caller's budget, then the framework executes it. */
@ApplicationScoped
class Execution {

    /**
     * A request that may be executed.
     *
     * @param caller whose request it is
     * @param showsSecret whether its answer must be kept nowhere
     * @param charge what it costs, and what is left
     * @param failure why a stream of it failed
     */
    record Admitted(
            GraphqlRequest request,
            Caller caller,
            OperationDefinition.Operation kind,
            boolean showsSecret,
            RateLimit charge,
            StreamFailure failure) {

        boolean isMutation() {
            return kind == OperationDefinition.Operation.MUTATION;
        }

        boolean isSubscription() {
            return kind == OperationDefinition.Operation.SUBSCRIPTION;
        }

        /** What every answer tells about the request. */
        Map<String, Object> extensions() {
            Map<String, Object> cost = new LinkedHashMap<>();
            cost.put("requested", charge.cost());
            cost.put("limit", charge.limit());
            cost.put("remaining", charge.remaining());
            cost.put("resetAt", charge.resetAt().toString());
            return Map.of("cost", cost);
        }
    }

    private final Documents documents;
    private final Budgets budgets;
    private final ExecutionService service;
    private final CurrentVertxRequest current;
    private final ManagedContext requests = Arc.container().requestContext();

    Execution(Documents documents, Budgets budgets, ExecutionService service, CurrentVertxRequest current) {
        this.documents = documents;
        this.budgets = budgets;
        this.service = service;
        this.current = current;
    }

    /**
     * Decides whether a request is executed.
     *
     * @throws Refusal when it is not acceptable, or the caller may not do all of it
     * @throws Budgets.TooMany when the caller's budget is spent
     */
    Admitted admit(GraphqlRequest request, Caller caller) {
        if (caller.permissions().isEmpty()) {
            // Nor is anything told of the schema.
            throw forbidden(caller, Permission.READ);
        }
        Documents.Checked operation = documents.check(request);
        operation.needed().permissions().stream()
                .sorted()
                .filter(needed -> !caller.may(needed))
                .findFirst()
                .ifPresent(lacking -> {
                    throw forbidden(caller, lacking);
                });
        return new Admitted(
                request,
                caller,
                operation.kind(),
                operation.needed().showsSecret(),
                budgets.charge(caller.account(), operation.cost()),
                new StreamFailure());
    }

    private static Refusal forbidden(Caller caller, Permission lacking) {
        return Refusal.of(403, "FORBIDDEN", Declarations.refusal(caller, lacking));
    }

    /** Executes a request; the result of a subscription has a publisher of results as its data. */
    Uni<ExecutionResult> execute(Admitted admitted, RoutingContext routing) {
        return Uni.createFrom().emitter(emitter -> {
            Map<String, Object> context = new HashMap<>();
            context.put(RateLimit.class.getName(), admitted.charge());
            context.put(StreamFailure.class.getName(), admitted.failure());
            context.put(Caller.KEY, admitted.caller());
            context.put("runBlocking", false);
            requests.activate();
            // The framework takes what it finds on this thread for the present request's.
            SmallRyeContextManager.clearCurrentSmallRyeContext();
            try {
                current.setCurrent(routing);
                context.put("state", requests.getState());
                service.executeAsync(admitted.request().json(), context, new Writer(emitter));
            } finally {
                SmallRyeContextManager.clearCurrentSmallRyeContext();
                requests.deactivate();
            }
        });
    }

    private record Writer(UniEmitter<? super ExecutionResult> emitter) implements ExecutionResponseWriter {

        @Override
        public void write(ExecutionResponse response) {
            emitter.complete(response.getExecutionResult());
        }

        @Override
        public void fail(Throwable failure) {
            emitter.fail(failure);
        }
    }
}
