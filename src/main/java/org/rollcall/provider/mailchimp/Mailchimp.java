package org.rollcall.provider.mailchimp;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Authorization;
import org.rollcall.provider.Credentials;
import org.rollcall.provider.FieldRules;
import org.rollcall.provider.Notices;
import org.rollcall.provider.Platform;
import org.rollcall.provider.PlatformSource;
import org.rollcall.provider.Provider;
import org.rollcall.provider.Secret;

/** Mailchimp: by the key of an account, or by agreeing in a browser. */
@ApplicationScoped
class Mailchimp implements PlatformSource {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}-" + MailchimpServers.DATA_CENTRE);

    private final MailchimpConfig config;
    private final MailchimpServers servers;
    private final Optional<Authorization> authorization;

    Mailchimp(MailchimpConfig config, MailchimpServers servers) {
        this.config = config;
        this.servers = servers;
        this.authorization = config.clientId()
                .flatMap(id ->
                        config.clientSecret().map(secret -> new MailchimpAuthorization(id, secret, config.oauthUrl())));
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
        return authorization;
    }

    @Override
    public Optional<Notices> notices() {
        return Optional.of(new MailchimpNotices());
    }

    @Override
    public Platform open(Credentials credentials, @Nullable String audienceId) {
        return new MailchimpPlatform(new MailchimpClient(servers::of, credentials), config, audienceId);
    }
}
