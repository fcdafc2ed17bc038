package org.rollcall.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.access.Asker.Known;
import org.rollcall.access.Asker.Nobody;

/** Finds out who asks, by the header {@code Authorization} and by nothing else: what stands in a URL lies in logs. */
@ApplicationScoped
public class Authentication {

    private static final int LONGEST = 8 * 1024;
    private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]+=*)");

    private final Tokens tokens;
    private final Users users;
    private final Demo demo;

    Authentication(Tokens tokens, Users users, Demo demo) {
        this.tokens = tokens;
        this.users = users;
        this.demo = demo;
    }

    /** Who sent a request; fails when that cannot be found out at present. */
    Uni<Asker> of(HttpServerRequest request) {
        List<String> given = request.headers().getAll("Authorization");
        if (given.size() > 1) {
            return nobody("There are several 'Authorization' headers; send one.");
        }
        return given.isEmpty()
                ? Uni.createFrom().item(withoutToken(request))
                : of(given.get(0), Neighbour.address(request));
    }

    /** Who the text of an {@code Authorization} header means, such as one that came in another way. */
    public Uni<Asker> of(String authorization, String address) {
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
                .orElseGet(
                        () -> new Nobody(false, "Say who you are, by the header 'Authorization: Bearer' and a token."));
    }

    private static Uni<Asker> nobody(String why) {
        return Uni.createFrom().item(new Nobody(true, why));
    }
}
