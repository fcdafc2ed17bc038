package org.rollcall.provider.mailchimp;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.rollcall.provider.Authorization;
import org.rollcall.provider.Credentials;
import org.rollcall.provider.FieldRules;
import org.rollcall.provider.Platform;
import org.rollcall.provider.PlatformSource;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Secret;

/** Mailchimp: by the key of an account. */
@ApplicationScoped
class Mailchimp implements PlatformSource {

    /** The data centre becomes part of a host name, so nothing else may stand there. */
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}-us[0-9]{1,3}");

    private static final Pattern DATA_CENTRE = Pattern.compile("us[0-9]{1,3}");

    private final MailchimpConfig config;

    Mailchimp(MailchimpConfig config) {
        this.config = config;
    }

    @Override
    public Provider provider() {
        return Provider.MAILCHIMP;
    }

    @Override
    public FieldRules fieldRules() {
        return new FieldRules(List.copyOf(config.mergeFields().values()), "", 255, 255);
    }

    @Override
    public Optional<Secret> configured() {
        return config.apiKey().map(this::apiKey);
    }

    @Override
    public Secret apiKey(String text) {
        if (!KEY.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "That is not a Mailchimp API key: 32 hexadecimal digits, a hyphen and the data"
                            + " centre, such as us6.");
        }
        return new Secret.ApiKey(text);
    }

    @Override
    public Optional<Authorization> authorization() {
        return Optional.empty();
    }

    @Override
    public Platform open(Credentials credentials) {
        return new MailchimpPlatform(new MailchimpClient(Mailchimp::base, credentials, config), config);
    }

    /** Looked up late: a sandbox in this very process has its port only once it listens. */
    private static URI base(Secret secret) {
        return URI.create(ConfigProvider.getConfig()
                .getOptionalValue("rollcall.mailchimp.base-url", String.class)
                .orElseGet(() -> "https://" + dataCentre(secret) + ".api.mailchimp.com/3.0"));
    }

    private static String dataCentre(Secret secret) {
        String named = switch (secret) {
            case Secret.ApiKey key -> key.key().substring(key.key().indexOf('-') + 1);
            case Secret.Tokens tokens -> String.valueOf(tokens.dataCentre());
        };
        if (!DATA_CENTRE.matcher(named).matches()) {
            throw new ProviderTrouble(Kind.UNAUTHORIZED, "Mailchimp's data centre is not known: connect again.");
        }
        return named;
    }
}
