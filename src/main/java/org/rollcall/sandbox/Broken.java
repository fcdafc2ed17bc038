package org.rollcall.sandbox;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Answers that come from what stands in front of a provider, and so look the same at all of them. */
final class Broken {

    private Broken() {}

    static Answer forbiddenWithoutBody() {
        return new Answer(403, Map.of(), Buffer.buffer(), 0);
    }

    static Answer badGatewayPage() {
        return new Answer(502, Map.of("Content-Type", "text/html"), Buffer.buffer("""
                        <html>
                        <head><title>502 Bad Gateway</title></head>
                        <body>
                        <center><h1>502 Bad Gateway</h1></center>
                        </body>
                        </html>
                        """), 0);
    }

    /** No answer at all: the connection is closed. */
    static Answer nothing() {
        return new Answer(0, Map.of(), Buffer.buffer(), 0);
    }
}
