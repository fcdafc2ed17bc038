package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whoever listens at a webhook's URL. Nothing leaves the machine: other than loopback addresses there is nobody. */
@ApplicationScoped
class Listener {

    private static final Pattern LOOPBACK =
            Pattern.compile("http://(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?(/.*)?");
    private static final int TIMEOUT_MILLIS = 10_000;

    private final HttpClient client;

    Listener(Vertx vertx) {
        this.client = vertx.createHttpClient();
    }

    /** Asks whether somebody listens, as it is done once before a webhook is taken. */
    Uni<Boolean> isThere(String url) {
        return status(
                        url,
                        HttpMethod.GET,
                        request -> request.putHeader("User-Agent", "MailChimp.com WebHook Validator")
                                .send())
                .map(status -> status == 200);
    }

    /** Posts a signed form; gives the answer's status, 0 when there is none. */
    Uni<Integer> tell(String url, String form, String signingSecret) {
        long now = Instant.now().getEpochSecond();
        String signature = "t=" + now + ",v1=" + hmac(signingSecret, now + "." + form);
        return status(
                url,
                HttpMethod.POST,
                request -> request.putHeader("User-Agent", "MailChimp.com")
                        .putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .putHeader("X-Mailchimp-Signature", signature)
                        .send(Buffer.buffer(form)));
    }

    private Uni<Integer> status(
            String url,
            HttpMethod method,
            Function<HttpClientRequest, Future<io.vertx.core.http.HttpClientResponse>> send) {
        if (!isLoopback(url)) {
            return Uni.createFrom().item(0);
        }
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url)
                .setTimeout(TIMEOUT_MILLIS)
                .setFollowRedirects(false);
        return Uni.createFrom()
                .completionStage(() -> client.request(options)
                        .compose(send)
                        .compose(response -> response.body().map(body -> response.statusCode()))
                        .toCompletionStage())
                .onFailure()
                .recoverWithItem(0);
    }

    static boolean isLoopback(String url) {
        try {
            URI uri = new URI(url);
            return uri.getUserInfo() == null && LOOPBACK.matcher(url).matches();
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK lacks HMAC-SHA256", e);
        }
    }
}
