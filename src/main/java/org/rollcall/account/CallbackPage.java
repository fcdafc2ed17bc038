package org.rollcall.account;

import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;

/**
 * What a person reads who came back from a provider: what happened, and what to do. It runs no script, loads nothing, and repeats
 * nothing of its own address.
 *
 * @param title also the heading
 */
record CallbackPage(int status, String title, List<String> paragraphs) {

    private static final String STYLE =
            "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;"
                    + "color:#1b1f23;background:#fff}h1{font-size:1.6rem;line-height:1.25}"
                    + "@media(prefers-color-scheme:dark){body{color:#e6e8ea;background:#16191c}}";

    private static final String AGAIN = "Start the connection again from Rollcall.";

    static CallbackPage connected(Provider provider, String account, @Nullable String forgotten) {
        String before = forgotten == null
                ? ""
                : "Another account was connected before, “" + forgotten
                        + "”. Its contacts, lists and statuses are forgotten in"
                        + " Rollcall, and no group is connected to it any more; nothing was changed at "
                        + provider.displayName() + ". Connect the groups to lists of this account.";
        return new CallbackPage(
                200,
                provider.displayName() + " is connected",
                Stream.of("The account is “" + account + "”.", before, "You can close this page.")
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    static CallbackPage noProvider() {
        return new CallbackPage(
                404, "There is no such provider", List.of("Rollcall connects Mailchimp and Constant Contact."));
    }

    static CallbackPage unknown(Provider provider) {
        return notConnected(provider, 400, "Nobody was expected here with this link, or it was used before.", AGAIN);
    }

    static CallbackPage late(Provider provider) {
        return notConnected(provider, 400, "The ten minutes that there are for agreeing are over.", AGAIN);
    }

    static CallbackPage notAgreed(Provider provider, boolean denied) {
        return notConnected(
                provider,
                400,
                denied
                        ? "Rollcall was not allowed into the account."
                        : provider.displayName() + " sent you back without an agreement.",
                AGAIN + " Allow it in there if you want groups to be synced.");
    }

    static CallbackPage audienceWanted(Provider provider, String message) {
        return notConnected(provider, 400, message, AGAIN);
    }

    static CallbackPage refused(Provider provider, ProviderTrouble trouble) {
        int status = trouble.kind() == ProviderTrouble.Kind.UNAUTHORIZED ? 400 : 502;
        return notConnected(provider, status, String.valueOf(trouble.getMessage()), AGAIN);
    }

    static CallbackPage broken() {
        return new CallbackPage(
                500,
                "Something went wrong",
                List.of("Nothing is connected. The service's log says what happened.", AGAIN));
    }

    private static CallbackPage notConnected(Provider provider, int status, String... paragraphs) {
        return new CallbackPage(status, provider.displayName() + " is not connected", List.of(paragraphs));
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src '" + hash(STYLE)
                                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .end(html());
    }

    private String html() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%1$s - Rollcall</title>
                <style>%2$s</style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %3$s
                </main>
                </body>
                </html>
                """.formatted(
                escaped(title),
                STYLE,
                paragraphs.stream().map(text -> "<p>" + escaped(text) + "</p>").collect(Collectors.joining("\n")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
