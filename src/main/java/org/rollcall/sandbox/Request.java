package org.rollcall.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to a simulated provider.
 *
 * @param origin scheme, host and port under which the caller reached the sandbox
 * @param path as the provider would see it and with nothing encoded, without the sandbox's own prefix and without the query
 */
public record Request(
        String origin,
        String method,
        String path,
        Map<String, String> query,
        String body,
        @Nullable String authorization) {

    public Request {
        // A plus sign in a path is a plus sign, other than in a form.
        path = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    public boolean isWrite() {
        return !method.equals("GET");
    }
}
