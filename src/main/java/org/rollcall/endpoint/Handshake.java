package org.rollcall.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Asker;
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

    Handshake(Authentication authentication, RoutingContext upgrade) {
        this.authentication = authentication;
        this.byHeader = Asker.of(upgrade);
        this.header = upgrade.request().getHeader("Authorization");
        this.address = HttpRoute.address(upgrade);
    }

    /** It says two things at once, or something that is no text. */
    static final class Contradiction extends Exception {

        Contradiction(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Who it is.
     *
     * @param payload of {@code connection_init}; may be missing
     */
    Uni<Asker> with(JsonNode payload) throws Contradiction {
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
