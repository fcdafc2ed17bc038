package org.rollcall.sandbox;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Everything below {@code /sandbox}: nothing at all when the sandbox is off. */
@ApplicationScoped
class SandboxRoutes {

    private final SandboxSwitch sandbox;
    private final SandboxSchema schema;
    private final List<SimulatedProvider> providers;
    private final Control control;
    private final Exchange exchange;
    private final Faults faults;
    private final Latency latency;
    private final Vertx vertx;

    SandboxRoutes(
            SandboxSwitch sandbox,
            SandboxSchema schema,
            @All List<SimulatedProvider> providers,
            Control control,
            Exchange exchange,
            Faults faults,
            Latency latency,
            Vertx vertx) {
        this.sandbox = sandbox;
        this.schema = schema;
        this.providers = providers;
        this.control = control;
        this.exchange = exchange;
        this.faults = faults;
        this.latency = latency;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (sandbox.isOn()) {
            schema.migrate();
            providers.forEach(SimulatedProvider::resume);
            control.announceClock();
        }
    }

    void install(@Observes Router router) {
        if (sandbox.isOn()) {
            router.route("/sandbox/*").handler(BodyHandler.create(false).setBodyLimit(-1));
            for (SimulatedProvider provider : providers) {
                Line line = new Line(provider, exchange, faults, latency, vertx);
                router.route("/sandbox/" + provider.name() + "/*").handler(line::serve);
            }
            control.install(router);
        }
        router.route("/sandbox/*")
                .handler(context -> context.response().setStatusCode(404).end());
    }
}
