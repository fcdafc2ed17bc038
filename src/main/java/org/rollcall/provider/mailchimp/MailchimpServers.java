package org.rollcall.provider.mailchimp;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Secret;

/**
 * Mailchimp's data centres; each account is served by one. The data centre's name becomes part of a host name, and it comes from
 * a person or over the network, so nothing else may stand there.
 */
@ApplicationScoped
class MailchimpServers {

    /** What a data centre is called. */
    static final Pattern DATA_CENTRE = Pattern.compile("us[0-9]{1,3}");

    private final MailchimpConfig config;
    private final Map<URI, MailchimpHttp> servers = new ConcurrentHashMap<>();

    MailchimpServers(MailchimpConfig config) {
        this.config = config;
    }

    MailchimpHttp of(Secret secret) {
        return servers.computeIfAbsent(base(secret), this::http);
    }

    /** Looked up late: a sandbox in this very process has its port only once it listens. */
    private static URI base(Secret secret) {
        String dataCentre = dataCentre(secret);
        return URI.create(ConfigProvider.getConfig()
                .getOptionalValue("rollcall.mailchimp.base-url", String.class)
                .orElseGet(() -> "https://" + dataCentre + ".api.mailchimp.com/3.0"));
    }

    static String dataCentre(Secret secret) {
        return checked(
                switch (secret) {
                    case Secret.ApiKey key -> key.key().substring(key.key().indexOf('-') + 1);
                    case Secret.Tokens tokens -> tokens.dataCentre();
                });
    }

    /** The name, unless it is none. */
    static String checked(@Nullable String named) {
        if (named == null || !DATA_CENTRE.matcher(named).matches()) {
            throw new ProviderTrouble(Kind.UNAUTHORIZED, "Mailchimp's data centre is not known: connect again.");
        }
        return named;
    }

    private MailchimpHttp http(URI at) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(at)
                .connectTimeout(10, TimeUnit.SECONDS)
                .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(MailchimpHttp.class);
    }
}
