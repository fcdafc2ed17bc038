package org.rollcall;

import java.util.Set;
import java.util.regex.Pattern;
import org.rollcall.postgres.CannotStart;

/** What has to be there before real contacts are touched: a half-configured service does not start. */
final class ProductionMode {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");
    private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}");

    private ProductionMode() {}

    /**
     * Decides whether the service may start.
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
                    + " set ROLLCALL_CREDENTIALS_KEYS, such as \"k1:$(openssl rand -base64 32)\", and keep it.");
        }
        if (!isLoopback(settings.host())) {
            throw new CannotStart("in production mode it listens on loopback only, not on '" + settings.host()
                    + "', because access control is not built yet; unset QUARKUS_HTTP_HOST.");
        }
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK_NAMES.contains(host) || LOOPBACK_ADDRESS.matcher(host).matches();
    }
}
