package org.rollcall.sandbox;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person sees of {@link Authorization}: plain pages that run nothing and load nothing. */
final class AuthorizationPage {

    private static final List<String> KEPT = List.of(
            "client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method");

    private static final String STYLE = """
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 34rem; padding: 0 1rem;
                   color: #1b1b1b; background: #fff }
            button { font: inherit; padding: .5rem 1.5rem; margin-right: .5rem; border: 2px solid #1f4e8c;
                     border-radius: .25rem; background: #fff; color: #1f4e8c; cursor: pointer }
            button[value=allow] { background: #1f4e8c; color: #fff }
            button:focus-visible { outline: 3px solid #c05000; outline-offset: 2px }""";

    private static final String STYLE_HASH = "'sha256-" + sha256(STYLE) + "'";

    private AuthorizationPage() {}

    static Answer ask(Application application, Form asked, RedirectUri target) {
        String hidden = KEPT.stream()
                .filter(name -> !asked.get(name).isEmpty())
                .map(name -> "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escaped(asked.get(name)) + "\">")
                .collect(Collectors.joining("\n"));
        String scope = asked.get("scope").isEmpty() ? "full access" : asked.get("scope");
        String title = "Allow access to " + application.title() + "?";
        return page(200, target.origin(), title, """
                        <p>Rollcall asks for access to the account <strong>%s</strong> at %s (played by the sandbox).</p>
                        <p>It asks for: %s.</p>
                        <form method="post" action="authorize">
                        %s
                        <button type="submit" name="decision" value="allow">Allow</button>
                        <button type="submit" name="decision" value="deny">Deny</button>
                        </form>""".formatted(
                        escaped(application.account()), escaped(application.title()), escaped(scope), hidden));
    }

    static Answer refuse(String name, String value, String allowed) {
        String said = value.isEmpty() ? "missing" : "“" + escaped(value) + "”";
        return page(
                400,
                "",
                "This application is not registered",
                "<p>%s is %s; registered is %s.</p>".formatted(name, said, escaped(allowed)));
    }

    static Answer seeOther(String location) {
        return new Answer(303, Map.of("Location", location, "Cache-Control", "no-store"), Buffer.buffer(), 0);
    }

    /** @param target where a form may lead besides this page's own origin */
    private static Answer page(int status, String target, String title, String content) {
        String html = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(escaped(title), STYLE, escaped(title), content);
        Map<String, String> headers = Map.of(
                "Content-Type",
                "text/html; charset=utf-8",
                "Content-Security-Policy",
                "default-src 'none'; style-src " + STYLE_HASH + "; form-action 'self' " + target
                        + "; frame-ancestors 'none'; base-uri 'none'",
                "X-Content-Type-Options",
                "nosniff",
                "Referrer-Policy",
                "same-origin",
                "Cache-Control",
                "no-store");
        return new Answer(status, headers, Buffer.buffer(html), 0);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
