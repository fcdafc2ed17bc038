package org.rollcall.provider.mailchimp;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Platform;
import org.rollcall.provider.PlatformSource;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;

/** Offers the Mailchimp account of the settings. */
@ApplicationScoped
class Mailchimp implements PlatformSource {

    /** The data centre becomes part of a host name, so nothing else may stand there. */
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}-(us[0-9]{1,3})");

    private final MailchimpConfig config;
    private @Nullable MailchimpPlatform platform;

    Mailchimp(MailchimpConfig config) {
        this.config = config;
    }

    @Override
    public Provider provider() {
        return Provider.MAILCHIMP;
    }

    @Override
    public synchronized Optional<Platform> platform() {
        if (platform == null && config.apiKey().isPresent()) {
            String key = config.apiKey().get();
            String realBase = "https://" + dataCentre(key) + ".api.mailchimp.com/3.0";
            platform = new MailchimpPlatform(new MailchimpClient(() -> base(realBase), key, config), config);
        }
        return Optional.ofNullable(platform);
    }

    private static String dataCentre(String key) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            throw new ProviderTrouble(
                    Kind.MISCONFIGURED,
                    "rollcall.mailchimp.api-key is not a Mailchimp API key: 32 hexadecimal digits, a hyphen and the data"
                            + " centre, such as us6.");
        }
        return matcher.group(1);
    }

    /** Looked up late: a sandbox in this very process has its port only once it listens. */
    private static URI base(String realBase) {
        return URI.create(ConfigProvider.getConfig()
                .getOptionalValue("rollcall.mailchimp.base-url", String.class)
                .orElse(realBase));
    }
}
