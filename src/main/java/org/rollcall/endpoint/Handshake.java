package org.rollcall.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Asker;
import org.rollcall.access.Asker.Known;
import org.rollcall.access.Asker.Nobody;
import org.rollcall.access.Asker.Throttled;
import org.rollcall.access.Authentication;

/**
 * Finds out whose a socket is: by the header of its upgrade, or, since a browser cannot send one, by {@code authorization} in
 * the payload of {@code connection_init}. Both may be there if they say the same.
 */
final class Handshake {

    private static final List<String> NAMES = List.of("authorization", "Authorization");

    private final Authentication authentication;
    private final Asker byHeader;
    private final @Nullable String header;
    private final String address;
    private final SocketRoute.Place place;
    private boolean begun;

    Handshake(Authentication authentication, RoutingContext upgrade, String address, SocketRoute.Place place) {
        this.authentication = authentication;
        this.byHeader = Asker.of(upgrade);
        this.header = upgrade.request().getHeader("Authorization");
        this.address = address;
        this.place = place;
    }

    /**
     * Lets whoever opened a socket in, or closes it.
     *
     * @param payload of {@code connection_init}; may be missing
     */
    void begin(JsonNode payload, Socket socket) {
        if (begun) {
            socket.close(4429, "Too many initialisation requests");
            return;
        }
        begun = true;
        try {
            asker(payload)
                    .subscribe()
                    .with(
                            asker -> socket.on(() -> met(asker, socket)),
                            failure -> socket.on(
                                    () -> socket.close(1013, "It cannot be found out at present who you are")));
        } catch (Contradiction e) {
            socket.close(4400, String.valueOf(e.getMessage()));
        }
    }

    private void met(Asker asker, Socket socket) {
        if (socket.isClosed()) {
            return;
        }
        switch (asker) {
            case Throttled ignored -> socket.close(4429, "Too many credentials were no good");
            case Nobody ignored -> socket.close(4403, "Forbidden");
            case Known known -> {
                if (place.moveTo(known.caller())) {
                    socket.enter(known.caller());
                } else {
                    socket.close(4429, "Too many sockets");
                }
            }
        }
    }

    /** It says two things at once, or something that is no text. */
    private static final class Contradiction extends Exception {

        Contradiction(String message) {
            super(message, null, false, false);
        }
    }

    private Uni<Asker> asker(JsonNode payload) throws Contradiction {
        List<String> given = new ArrayList<>();
        for (String name : NAMES) {
            JsonNode value = payload.path(name);
            if (value.isTextual()) {
                given.add(value.textValue().strip());
            } else if (!value.isMissingNode() && !value.isNull()) {
                throw new Contradiction("'" + name + "' has to be text");
            }
        }
        if (header != null) {
            given.add(header.strip());
        }
        if (given.stream().distinct().count() > 1) {
            throw new Contradiction("There are two authorizations");
        }
        return given.isEmpty() || header != null
                ? Uni.createFrom().item(byHeader)
                : authentication.of(given.get(0), address);
    }
}
