package org.rollcall.endpoint;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;

/** Sends to a client, and closes one that does not read what was sent to it. */
final class Outlet {

    private static final int MOST_BYTES_UNREAD = 64 * 1024;

    /** Milliseconds from the closing to the end of the connection, for a client that does not answer. */
    private static final long GRACE = 2_000;

    private final ServerWebSocket connection;
    private final Channel channel;
    private final Vertx vertx;
    private final long patience;
    private final Runnable caughtUp;
    private @Nullable Long timer;

    /**
     * An outlet of an open connection.
     *
     * @param channel below the connection: what is closed above it waits until all was written
     * @param caughtUp is told when the client has read what it was behind with
     */
    Outlet(ServerWebSocket connection, Channel channel, Vertx vertx, EndpointConfig.Sockets config, Runnable caughtUp) {
        this.connection = connection;
        this.channel = channel;
        this.vertx = vertx;
        this.patience = config.patience().toMillis();
        this.caughtUp = caughtUp;
        connection.setWriteQueueMaxSize(MOST_BYTES_UNREAD);
    }

    void send(String message) {
        if (connection.isClosed()) {
            return;
        }
        connection.writeTextMessage(message);
        if (connection.writeQueueFull() && !isBehind()) {
            connection.pause();
            timer = vertx.setTimer(
                    patience, due -> close(4413, "Reading too slowly; come back and go on with 'after'"));
            connection.drainHandler(drained -> goOn());
        }
    }

    /** Whether the client has not yet taken what was sent to it. */
    boolean isBehind() {
        return timer != null;
    }

    /** The code comes behind what was sent before; a client that does not take it, or does not answer it, is cut off. */
    void close(int code, String reason) {
        if (!connection.isClosed()) {
            closed();
            connection.resume();
            connection.close((short) code, reason);
            timer = vertx.setTimer(GRACE, due -> cutOff());
        }
    }

    /** Nothing is waited for any more. */
    void closed() {
        if (timer != null) {
            vertx.cancelTimer(timer);
            timer = null;
        }
    }

    private void cutOff() {
        var unused = channel.close();
    }

    private void goOn() {
        closed();
        caughtUp.run();
    }
}
