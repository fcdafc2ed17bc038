package org.rollcall.sync;

import static io.restassured.RestAssured.given;
import static org.rollcall.sync.Association.until;

import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The webhook that Rollcall has at the simulated Mailchimp, and what somebody could do who knows all about it. */
record Hook(String path, String signingSecret) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** The one that is there; there is exactly one. */
    static Hook find() {
        until(() -> Association.count("SELECT count(*)::int FROM webhook WHERE external_id IS NOT NULL") == 1);
        var rows = Arc.container()
                .instance(Pool.class)
                .get()
                .query("SELECT url, signing_secret FROM sandbox.mailchimp_webhook")
                .execute()
                .await()
                .indefinitely();
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " webhooks");
        }
        var row = rows.iterator().next();
        return new Hook(URI.create(row.getString("url")).getPath(), row.getString("signing_secret"));
    }

    static String about(String type, String email) {
        return "type=" + type + "&data%5Bemail%5D=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
    }

    /** Posts as Mailchimp does, once it is let through; gives the status. */
    int post(String body) {
        return post(body, Instant.now());
    }

    int post(String body, Instant signedAt) {
        return letThrough(() -> send(path, body, signature(body, signedAt)));
    }

    String signature(String body, Instant at) {
        long time = at.getEpochSecond();
        return "t=" + time + ",v1=" + hmac(time + "." + body);
    }

    static int send(String path, String body, String signature) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Mailchimp-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Others may have been so fast that nobody is heard for a while. */
    static int letThrough(java.util.function.IntSupplier call) {
        AtomicInteger status = new AtomicInteger();
        until(() -> {
            status.set(call.getAsInt());
            return status.get() != 429;
        });
        return status.get();
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What Mailchimp tells, or told. */
    static List<Map<String, Object>> deliveries() {
        return given().get("/sandbox/control/webhooks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }

    /** All that was told has been heard, and dealt with. */
    static void heeded() {
        until(() -> deliveries().stream().noneMatch(one -> "waiting".equals(one.get("state")))
                && Association.count("SELECT count(*)::int FROM webhook_hint") == 0
                && Association.count("SELECT count(*)::int FROM webhook WHERE overflowed_at IS NOT NULL") == 0
                && Association.count("SELECT count(*)::int FROM work") == 0);
    }
}
