package org.rollcall;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/**
 * An association with summer time and with somebody who gets the Daily Digest, by a mail server that the tests start and stop
 * at {@code quarkus.mailer.port}. Jobs are run by the tests alone.
 */
public final class Berlin implements QuarkusTestProfile {

    private static final String PORT = "rollcall.test.smtp-port";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "rollcall.sync.working", "false",
                "rollcall.calendar.time-zone", "Europe/Berlin",
                "rollcall.digest.recipients", "office@association.test",
                "rollcall.digest.from", "rollcall@association.test",
                "rollcall.public-url", "https://rollcall.association.test/",
                "rollcall.retention.batch", "2",
                "quarkus.mailer.mock", "false",
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", port());
    }

    /** The same one for every class loader. */
    private static String port() {
        if (System.getProperty(PORT) == null) {
            try (ServerSocket socket = new ServerSocket(0)) {
                System.setProperty(PORT, String.valueOf(socket.getLocalPort()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return System.getProperty(PORT);
    }
}
