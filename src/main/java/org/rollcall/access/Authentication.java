package org.rollcall.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.access.Asker.Known;
import org.rollcall.access.Asker.Nobody;
import org.rollcall.access.Asker.Reason;
import org.rollcall.access.Asker.Throttled;

/** Finds out who asks, by the header {@code Authorization} and by nothing else: what stands in a URL lies in logs. */
@ApplicationScoped
public class Authentication {

    private static final int LONGEST = 8 * 1024;
    private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]+=*)");

    private final Tokens tokens;
    private final Users users;
    private final Demo demo;
    private final ClientAddress clients;
    private final MeterRegistry metrics;
    private final Failures failures;

    Authentication(
            Tokens tokens, Users users, Demo demo, ClientAddress clients, AccessConfig config, MeterRegistry metrics) {
        this.tokens = tokens;
        this.users = users;
        this.demo = demo;
        this.clients = clients;
        this.metrics = metrics;
        this.failures = new Failures(config.failuresPerMinute(), Clock.systemUTC());
    }

    /** Who sent a request; fails when that cannot be found out at present. */
    Uni<Asker> of(HttpServerRequest request) {
        List<String> given = request.headers().getAll("Authorization");
        return given.isEmpty()
                ? Uni.createFrom().item(withoutToken(request))
                : counted(
                        String.join(",", given),
                        clients.of(request),
                        address -> given.size() > 1
                                ? nobody("There are several 'Authorization' headers; send one.")
                                : recognised(given.get(0), address));
    }

    /** Who the text of an {@code Authorization} header means, such as one that came in another way. */
    public Uni<Asker> of(String authorization, String address) {
        return counted(authorization, address, from -> recognised(authorization, from));
    }

    /** Looks at a credential, unless too many from there were no good, and counts what comes of it. */
    private Uni<Asker> counted(String credential, String address, Function<String, Uni<Asker>> look) {
        OptionalInt wait = failures.mustWait(address, credential);
        if (wait.isPresent()) {
            refused("throttled");
            return Uni.createFrom().item(new Throttled(wait.getAsInt()));
        }
        return look.apply(address).invoke(asker -> {
            if (asker instanceof Nobody nobody) {
                failures.failed(address, credential);
                refused(nobody.reason().name().toLowerCase(Locale.ROOT));
            } else {
                failures.cameIn(address, credential);
            }
        });
    }

    /** By why, and nothing of what was shown. */
    private void refused(String reason) {
        metrics.counter("rollcall.access.refused", "reason", reason).increment();
    }

    private Uni<Asker> recognised(String authorization, String address) {
        Matcher bearer = BEARER.matcher(authorization.strip());
        if (authorization.length() > LONGEST || !bearer.matches()) {
            return nobody("The authorization is not 'Bearer' and a token.");
        }
        String token = bearer.group(1);
        return token.startsWith(TokenText.PREFIX) ? tokens.recognise(token, address) : users.recognise(token, address);
    }

    private Asker withoutToken(HttpServerRequest request) {
        return demo.caller(request)
                .<Asker>map(Known::new)
                .orElseGet(() -> new Nobody(
                        Reason.MISSING, "Say who you are, by the header 'Authorization: Bearer' and a token."));
    }

    private static Uni<Asker> nobody(String why) {
        return Uni.createFrom().item(new Nobody(Reason.MALFORMED, why));
    }
}
