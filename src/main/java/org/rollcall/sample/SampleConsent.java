package org.rollcall.sample;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.rollcall.account.ConnectionApi;
import org.rollcall.account.StartProviderConnectionInput;
import org.rollcall.provider.Provider;

/**
 * The sample association's administrator connects Constant Contact, as one does in a browser: he is sent to the simulated
 * provider, agrees there, and comes back.
 */
@ApplicationScoped
class SampleConsent {

    private final ConnectionApi connections;

    SampleConsent(ConnectionApi connections) {
        this.connections = connections;
    }

    /** Whether it worked; needs the service to listen, since the simulated provider is part of it. */
    boolean give() throws Throwable {
        String page = VertxContextSupport.subscribeAndAwait(() -> connections.startProviderConnection(
                        new StartProviderConnectionInput(Provider.CONSTANT_CONTACT, null)))
                .authorizationUrl();
        return page != null && agree(URI.create(page));
    }

    private static boolean agree(URI page) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest allowed = HttpRequest.newBuilder(
                            URI.create(page.getScheme() + "://" + page.getRawAuthority() + page.getRawPath()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(page.getRawQuery() + "&decision=allow"))
                    .build();
            return browser.send(allowed, BodyHandlers.discarding()).statusCode() == 200;
        }
    }
}
