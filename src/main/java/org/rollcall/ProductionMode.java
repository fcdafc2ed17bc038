package org.rollcall;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rollcall.access.CommandLine;
import org.rollcall.postgres.CannotStart;
import org.rollcall.postgres.Database;

/** What has to be there before real contacts are touched: a half-configured service does not start. */
final class ProductionMode {

    private static final Pattern SECURE = Pattern.compile("https://[^/\\s?#@]+(/[^\\s?#]*)?");
    private static final Pattern LOOPBACK =
            Pattern.compile("http://(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?(/[^\\s?#]*)?");

    private ProductionMode() {}

    /**
     * Decides whether the service may start, as far as the environment tells; whether anybody could get in, the database tells.
     *
     * @throws CannotStart naming the first thing that is missing
     */
    static void check(Settings settings, boolean credentialKeysGiven) {
        if (settings.database().isEmpty()) {
            throw new CannotStart("in production mode the data lies in a PostgreSQL of your own;"
                    + " set ROLLCALL_DB_URL, such as postgresql://db.example.org:5432/rollcall.");
        }
        if (!credentialKeysGiven) {
            throw new CannotStart("in production mode the accounts' credentials are sealed by a key of your own;"
                    + " set ROLLCALL_CREDENTIALS_KEYS, such as \"k1:$(openssl rand -base64 32)\", or"
                    + " ROLLCALL_CREDENTIALS_KEYS_FILE, and keep it.");
        }
        Optional<String> publicUrl = settings.publicUrl();
        if (publicUrl.isEmpty()) {
            throw new CannotStart(
                    "in production mode it has to be known where browsers find the service, since pages of"
                            + " elsewhere are refused; set ROLLCALL_PUBLIC_URL, such as https://rollcall.example.org.");
        }
        if (!SECURE.matcher(publicUrl.get()).matches()
                && !LOOPBACK.matcher(publicUrl.get()).matches()) {
            throw new CannotStart("ROLLCALL_PUBLIC_URL is '" + publicUrl.get()
                    + "'; in production mode it is an https address, since tokens are sent to it.");
        }
    }

    /**
     * Decides by what the database says whether anybody could come in.
     *
     * @throws CannotStart when nobody could
     */
    static void requireSomebody(Settings settings, Database database) {
        try (Connection connection = database.connect()) {
            if (!settings.users() && !CommandLine.hasLive(connection)) {
                throw new CannotStart(
                        "in production mode nobody comes in without a token, and there is none that is live;"
                                + " make one by './rollcall token create', or let the users of an OpenID Connect provider in by"
                                + " ROLLCALL_OIDC_URL.");
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    "the database " + database + " did not say whether there is a token (" + e.getMessage() + ").");
        }
    }

    /** The origins whose pages are let in: the service's own, which a proxy may hide from it, and those that are given. */
    static String origins(String publicUrl, Optional<String> others) {
        URI url = URI.create(publicUrl);
        String own = url.getScheme() + "://" + url.getRawAuthority();
        return others.map(given -> own + "," + given).orElse(own);
    }
}
