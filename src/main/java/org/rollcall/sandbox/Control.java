package org.rollcall.sandbox;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The control: what happened at the providers, and making happen what people, networks and time do. */
@ApplicationScoped
class Control {

    private static final JsonObject DONE = new JsonObject().put("ok", true);
    private static final int SLOW_MILLIS = 3_000;

    /** The one that has webhooks. */
    private static final String TELLS = "mailchimp";

    private final List<SimulatedProvider> providers;
    private final CallStore calls;
    private final ClockStore clock;
    private final Event<ClockMoved> moved;
    private final Faults faults;
    private final Latency latency;
    private final Pool pool;

    Control(
            @All List<SimulatedProvider> providers,
            CallStore calls,
            ClockStore clock,
            Event<ClockMoved> moved,
            Faults faults,
            Latency latency,
            Pool pool) {
        this.providers = providers;
        this.calls = calls;
        this.clock = clock;
        this.moved = moved;
        this.faults = faults;
        this.latency = latency;
        this.pool = pool;
    }

    void install(Router router) {
        on(router, HttpMethod.GET, "calls", context -> calls.calls(pool, asked(context)));
        on(
                router,
                HttpMethod.DELETE,
                "calls",
                context -> calls.clearCalls(pool, asked(context)).replaceWith(DONE));
        on(router, HttpMethod.GET, "contacts", this::contacts);
        on(router, HttpMethod.GET, "violations", context -> calls.violations(pool, asked(context)));
        on(router, HttpMethod.PUT, "limits", context -> setLimits(ControlInput.of(context)));
        on(router, HttpMethod.PUT, "latency", context -> setLatency(ControlInput.of(context)));
        on(router, HttpMethod.POST, "faults", context -> addFault(ControlInput.of(context)));
        on(router, HttpMethod.DELETE, "faults", context -> clearFaults());
        on(router, HttpMethod.POST, "people", context -> act(ControlInput.of(context)));
        on(router, HttpMethod.GET, "webhooks", context -> deliveries());
        on(router, HttpMethod.POST, "webhooks/replay", context -> replay(ControlInput.of(context)));
        on(router, HttpMethod.GET, "clock", context -> showClock());
        on(router, HttpMethod.PUT, "clock", context -> moveClock(ControlInput.of(context)));
        on(router, HttpMethod.POST, "revoke", context -> revoke(ControlInput.of(context)));
        on(router, HttpMethod.POST, "reset", context -> reset(ControlInput.of(context)));
    }

    private static void on(Router router, HttpMethod method, String path, Function<RoutingContext, Uni<?>> action) {
        router.route(method, "/sandbox/control/" + path)
                .handler(context -> Uni.createFrom()
                        .deferred(() -> action.apply(context))
                        .subscribe()
                        .with(json -> send(context, 200, json), e -> fail(context, e)));
    }

    private static void send(RoutingContext context, int status, Object json) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(json.toString());
    }

    private static void fail(RoutingContext context, Throwable e) {
        if (e instanceof ControlError error) {
            send(context, 400, new JsonObject().put("error", error.getMessage()));
        } else {
            context.fail(500, e);
        }
    }

    private Uni<JsonArray> contacts(RoutingContext context) {
        String provider = asked(context);
        List<SimulatedProvider> chosen = providers.stream()
                .filter(each -> provider == null || each.name().equals(provider))
                .toList();
        return pool.withConnection(db -> Uni.join()
                .all(chosen.stream().map(each -> each.contacts(db)).toList())
                .usingConcurrencyOf(1)
                .andFailFast()
                .map(Control::joined));
    }

    private static JsonArray joined(List<JsonArray> arrays) {
        JsonArray all = new JsonArray();
        arrays.forEach(all::addAll);
        return all;
    }

    private Uni<JsonObject> setLatency(ControlInput input) {
        String provider = input.provider(names());
        latency.set(
                provider,
                new Latency.Delay(
                        input.whole("millis", 0, 0),
                        input.whole("microsPerRow", 0, 0),
                        input.whole("activityMillis", 0, 0)));
        return Uni.createFrom().item(DONE);
    }

    private Uni<JsonObject> setLimits(ControlInput input) {
        named(input.provider(names()))
                .limit(input.whole("callsPerSecond", 4, 1), input.whole("callsPerDay", 10_000, 0));
        return Uni.createFrom().item(DONE);
    }

    private Uni<JsonObject> addFault(ControlInput input) {
        String provider = input.provider(names());
        SimulatedProvider player = named(provider);
        Fault.Kind[] kinds = Arrays.stream(Fault.Kind.values())
                .filter(each -> each.ofEveryProvider() || player.plays(each))
                .toArray(Fault.Kind[]::new);
        Fault.Kind kind = input.choice("kind", kinds, Fault.Kind::word);
        String email = kind == Fault.Kind.BAD_ROW ? input.text("email") : null;
        String match = input.optionalText("match");
        faults.add(new Fault(
                provider,
                kind,
                match == null ? "" : match,
                input.whole("count", 1, 1),
                email,
                input.whole("millis", SLOW_MILLIS, 0)));
        return Uni.createFrom().item(DONE);
    }

    private Uni<JsonObject> clearFaults() {
        faults.clear();
        return Uni.createFrom().item(DONE);
    }

    private Uni<JsonObject> act(ControlInput input) {
        SimulatedProvider provider = named(input.provider(names()));
        PersonAct.Action action = input.choice("action", PersonAct.Action.values(), PersonAct.Action::word);
        String email = action == PersonAct.Action.DELETE_LIST ? "" : input.text("email");
        String newEmail = action == PersonAct.Action.CHANGE_EMAIL ? input.text("newEmail") : null;
        String list = action.isAboutList() ? input.text("list") : null;
        PersonAct act = new PersonAct(email, action, newEmail, list, input.object("fields"));
        return pool.withTransaction(db -> provider.act(db, act))
                .invoke(provider::resume)
                .replaceWith(DONE);
    }

    private Uni<JsonArray> deliveries() {
        return pool.withConnection(db -> named(TELLS).deliveries(db));
    }

    private Uni<JsonObject> replay(ControlInput input) {
        int n = input.whole("n", 0, 1);
        SimulatedProvider provider = named(TELLS);
        return pool.withTransaction(db -> provider.repeat(db, n))
                .invoke(there -> {
                    if (!there) {
                        throw new ControlError("n is " + n
                                + ", which is no delivery; allowed are those of GET /sandbox/control/webhooks");
                    }
                    provider.resume();
                })
                .replaceWith(DONE);
    }

    private Uni<JsonObject> revoke(ControlInput input) {
        SimulatedProvider provider = named(input.provider(names()));
        return pool.withTransaction(provider::revoke).replaceWith(DONE);
    }

    /** A clock that was moved before a restart is still moved. */
    void announceClock() {
        clock.offset(pool).subscribe().with(offset -> moved.fire(new ClockMoved(offset, Duration.ZERO)), failure -> {});
    }

    private Uni<JsonObject> showClock() {
        return clock.offset(pool).map(offset -> new JsonObject().put("offset", offset.toString()));
    }

    private Uni<JsonObject> moveClock(ControlInput input) {
        Duration offset = ClockOffset.parse(input.text("offset"), ZonedDateTime.now(ZoneOffset.UTC));
        return clock.move(pool, offset)
                .invoke(by -> moved.fire(new ClockMoved(offset, by)))
                .replaceWith(new JsonObject().put("offset", offset.toString()));
    }

    /** Back to the first start, save that the applications that were let in stay connected unless that is asked for, too. */
    private Uni<JsonObject> reset(ControlInput input) {
        boolean tokens = input.flag("tokens");
        faults.clear();
        latency.clear();
        return pool.withTransaction(db -> Uni.join()
                        .all(providers.stream()
                                .map(each -> tokens ? each.reset(db).chain(() -> each.revoke(db)) : each.reset(db))
                                .toList())
                        .usingConcurrencyOf(1)
                        .andFailFast()
                        .chain(() -> calls.clear(db))
                        .chain(() -> clock.move(db, Duration.ZERO)))
                .invoke(by -> moved.fire(new ClockMoved(Duration.ZERO, by)))
                .replaceWith(DONE);
    }

    private @Nullable String asked(RoutingContext context) {
        String provider = context.request().getParam("provider");
        return provider == null ? null : ControlInput.oneOf("provider", provider, names());
    }

    private SimulatedProvider named(String name) {
        return providers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return providers.stream().map(SimulatedProvider::name).sorted().toList();
    }
}
