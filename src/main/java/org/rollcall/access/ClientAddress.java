package org.rollcall.access;

import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where requests come from: the other end, or, where that is a proxy of ours, whom the nearest stranger is by what our proxies
 * added to {@code X-Forwarded-For}. What anybody else says there is not believed.
 */
@Startup
@ApplicationScoped
public class ClientAddress {

    private final Set<String> proxies;

    ClientAddress(AccessConfig config) {
        this.proxies = config.trustedProxies().orElse(Set.of()).stream()
                .map(ClientAddress::proxy)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String proxy(String setting) {
        String address = IpAddress.of(setting);
        if (address == null) {
            throw new IllegalStateException("rollcall.access.trusted-proxies has '" + setting
                    + "', which is no IP address; name each proxy by its address.");
        }
        return address;
    }

    /** The client's address in digits; "unknown" where there is none. */
    public String of(HttpServerRequest request) {
        String peer = Neighbour.address(request);
        String address = Objects.requireNonNullElse(IpAddress.of(peer), peer);
        if (!proxies.contains(address)) {
            return address;
        }
        List<String> hops = request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .collect(Collectors.toList());
        Collections.reverse(hops);
        return hops.stream()
                .map(IpAddress::of)
                .takeWhile(Objects::nonNull)
                .filter(hop -> !proxies.contains(hop))
                .findFirst()
                .orElse(address);
    }
}
