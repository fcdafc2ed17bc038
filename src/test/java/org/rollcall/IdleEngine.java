package org.rollcall;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The engine leaves work alone: for tests that look at what is asked of it, or do its steps themselves. */
public final class IdleEngine implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("rollcall.sync.working", "false");
    }
}
