package org.rollcall.endpoint;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a request may look like and cost. The defaults are several times what the largest page of ours needs. */
@ConfigMapping(prefix = "rollcall.graphql")
public interface EndpointConfig {

    /** Body of a request by POST; the largest are imports of 500 members. */
    @WithDefault("8M")
    MemorySize maxBody();

    DocumentLimits limits();

    Budget budget();

    Sockets sockets();

    /** Of one document. Its data belongs into variables, which do not count. */
    interface DocumentLimits {

        @WithDefault("100000")
        int characters();

        @WithDefault("5000")
        int tokens();

        /** The schema's own introspection query needs 15. */
        @WithDefault("20")
        int depth();

        /** Fields, those of fragments as often as they are spread; the introspection query has some 200. */
        @WithDefault("1000")
        int fields();

        @WithDefault("100")
        int aliases();

        @WithDefault("50")
        int directives();

        @WithDefault("100")
        int fragments();

        @WithDefault("50")
        int rootFields();

        @WithDefault("10")
        int mutations();

        /** Points of one operation; see {@link Cost}. */
        @WithDefault("25000")
        int cost();
    }

    /** What a caller may ask for in one minute, at one replica. */
    interface Budget {

        @WithDefault("2000000")
        int pointsPerMinute();
    }

    /** Of WebSockets. A message may have the 256 KB that the server takes by default. */
    interface Sockets {

        /** From the opening to `connection_init`. */
        @WithDefault("3S")
        Duration initTimeout();

        /** How often a ping asks whether the other end is still there; who did not answer the last one is not. */
        @WithDefault("8S")
        Duration ping();

        /** How long a reader may leave what was sent to it unread. */
        @WithDefault("8S")
        Duration patience();

        /** Messages of a client in one second. */
        @WithDefault("50")
        int messagesPerSecond();

        /** Operations at one time on one socket. */
        @WithDefault("20")
        int operations();

        /** Sockets of one caller at one replica. */
        @WithDefault("200")
        int perCaller();

        /** Sockets at one replica. */
        @WithDefault("2000")
        int inAll();
    }
}
