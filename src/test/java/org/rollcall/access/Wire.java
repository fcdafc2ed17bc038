package org.rollcall.access;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A socket that says who opens it, by header or by payload. */
final class Wire implements WebSocket.Listener, AutoCloseable {

    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private Wire(@Nullable String header) throws Exception {
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("graphql-transport-ws");
        if (header != null) {
            builder.header("Authorization", header);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/graphql"), this)
                .get(10, TimeUnit.SECONDS);
    }

    /** Opened with this header, and initialised with this payload. */
    static Wire open(@Nullable String header, @Nullable JsonObject payload) throws Exception {
        Wire wire = new Wire(header);
        JsonObject init = new JsonObject().put("type", "connection_init");
        wire.send(payload == null ? init : init.put("payload", payload));
        return wire;
    }

    /** Opened as a browser would. */
    static Wire open(@Nullable String token) throws Exception {
        return open(null, token == null ? null : new JsonObject().put("authorization", "Bearer " + token));
    }

    void send(JsonObject message) throws Exception {
        socket.sendText(message.encode(), true).get(10, TimeUnit.SECONDS);
    }

    void subscribe(String id, String document) throws Exception {
        send(new JsonObject()
                .put("id", id)
                .put("type", "subscribe")
                .put("payload", new JsonObject().put("query", document)));
    }

    /** The next message that is no ping; it must be of this type. */
    JsonObject next(String type) throws InterruptedException {
        JsonObject message = messages.poll(10, TimeUnit.SECONDS);
        if (message == null || !message.getString("type").equals(type)) {
            throw new AssertionError("Instead of '" + type + "' came " + message + ", closed: " + closed);
        }
        return message;
    }

    int closeCode() throws Exception {
        return closed.get(20, TimeUnit.SECONDS);
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            JsonObject message = new JsonObject(part.toString());
            if (!message.getString("type").equals("ping")) {
                messages.add(message);
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
