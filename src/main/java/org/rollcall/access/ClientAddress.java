package org.rollcall.access;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where requests come from: the other end, or, where that is a proxy of ours, whom the nearest stranger is by what our proxies
 * added to {@code X-Forwarded-For}. What anybody else says there is not believed.
 */
@ApplicationScoped
public class ClientAddress {

    private final Set<String> proxies;

    ClientAddress(AccessConfig config) {
        this.proxies = config.trustedProxies().orElse(Set.of()).stream()
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The client's address in digits; "unknown" where there is none. */
    public String of(HttpServerRequest request) {
        String peer = Neighbour.address(request);
        if (!proxies.contains(peer)) {
            return peer;
        }
        List<String> hops = request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(String::strip)
                .collect(Collectors.toList());
        Collections.reverse(hops);
        return hops.stream()
                .takeWhile(ClientAddress::isAddress)
                .filter(hop -> !proxies.contains(hop))
                .findFirst()
                .orElse(peer);
    }

    private static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
    }
}
