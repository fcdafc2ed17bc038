package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Tokens that nobody can guess, in the shapes in which the provider gives them out. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SIGNATURE_BYTES = 256;

    private Secret() {}

    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return encoded(random);
    }

    /** Looks like a signed token of about 1,000 characters; clients have no business inside. */
    static String jwt(String scope) {
        JsonObject header = new JsonObject().put("kid", random(32)).put("alg", "RS256");
        JsonObject payload = new JsonObject()
                .put("ver", 1)
                .put("jti", "AT." + random(32))
                .put("iss", "https://identity.constantcontact.com/oauth2/default")
                .put("aud", "https://api.cc.email/v3")
                .put("uid", random(15))
                .put("sub", "office@sample-association.test")
                .put("platform_user_id", UUID.randomUUID().toString())
                .put("scp", new JsonArray(List.of(scope.split(" ", -1))));
        return encoded(header.encode()) + "." + encoded(payload.encode()) + "." + random(SIGNATURE_BYTES);
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
