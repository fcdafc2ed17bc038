package org.rollcall.endpoint;

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

/** A client that says what it is told to, right or wrong. */
final class RawSocket implements WebSocket.Listener, AutoCloseable {

    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final boolean reads;
    private @Nullable WebSocket socket;

    private RawSocket(boolean reads) {
        this.reads = reads;
    }

    static RawSocket open() throws Exception {
        return open(true);
    }

    /** @param reads whether it ever takes what is sent to it */
    static RawSocket open(boolean reads) throws Exception {
        RawSocket raw = new RawSocket(reads);
        raw.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/graphql"), raw)
                .get(10, TimeUnit.SECONDS);
        return raw;
    }

    static RawSocket initialised() throws Exception {
        RawSocket raw = open();
        raw.send("{\"type\":\"connection_init\"}");
        raw.next("connection_ack");
        return raw;
    }

    RawSocket send(String text) throws Exception {
        socket().sendText(text, true).get(10, TimeUnit.SECONDS);
        return this;
    }

    RawSocket subscribe(String id, String document) throws Exception {
        return send(new JsonObject()
                .put("id", id)
                .put("type", "subscribe")
                .put("payload", new JsonObject().put("query", document))
                .encode());
    }

    /** The next message that is no ping; it must be of this type. */
    JsonObject next(String type) throws InterruptedException {
        JsonObject message = any();
        if (!message.getString("type").equals(type)) {
            throw new AssertionError("Instead of '" + type + "' came " + message + ", closed: " + closed);
        }
        return message;
    }

    /** The next message that is no ping. */
    JsonObject any() throws InterruptedException {
        JsonObject message = messages.poll(10, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("Nothing came, closed: " + closed);
        }
        return message;
    }

    int closeCode() throws Exception {
        return closed.get(30, TimeUnit.SECONDS);
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("Not open");
        }
        return socket;
    }

    WebSocket plain() {
        return socket();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(1);
        }
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
        socket().abort();
    }
}
