package org.rollcall.access;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * A demo asks nobody on its own machine who they are, and says so at every start. One that listens to other machines asks
 * everybody, and production mode always does.
 */
@ApplicationScoped
class Demo {

    private static final Logger LOG = Logger.getLogger(Demo.class);

    private final boolean demo;
    private final boolean open;

    Demo(
            @ConfigProperty(name = "rollcall.mode", defaultValue = "demo") String mode,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.demo = !mode.strip().equalsIgnoreCase("production");
        this.open = demo && Neighbour.isLoopback(host);
    }

    void announce(@Observes StartupEvent start) {
        if (open) {
            LOG.warn("This is a demo: whoever asks on this machine may do everything, without a token."
                    + " ROLLCALL_MODE=production asks for one.");
        } else if (demo) {
            LOG.warn("This is a demo that listens to other machines, so it asks for a token;"
                    + " make one by './rollcall token create'.");
        }
    }

    boolean isDemo() {
        return demo;
    }

    /** Whoever asks without saying who they are. */
    Optional<Caller> caller(HttpServerRequest request) {
        return open && Neighbour.sent(request)
                ? Optional.of(new Caller(CallerKind.DEMO, "demo", "demo", Role.ADMIN, null, Neighbour.address(request)))
                : Optional.empty();
    }
}
