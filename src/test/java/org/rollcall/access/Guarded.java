package org.rollcall.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that listens to other machines, and so asks everybody who they are. */
public final class Guarded implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.host", "0.0.0.0",
                "rollcall.sync.working", "false",
                "rollcall.access.failures-per-minute", "100000",
                "rollcall.graphql.sockets.messages-per-second", "1000");
    }
}
