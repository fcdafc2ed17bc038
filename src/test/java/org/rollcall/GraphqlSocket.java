package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

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

/**
 * A client of graphql-transport-ws. It says what it is told to, right or wrong, and answers pings; what comes is kept until it
 * is asked for.
 */
public final class GraphqlSocket implements WebSocket.Listener, AutoCloseable {

    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final boolean reads;
    private final WebSocket socket;

    private GraphqlSocket(boolean reads, @Nullable String authorization) throws Exception {
        this.reads = reads;
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("graphql-transport-ws");
        if (authorization != null) {
            builder.header("Authorization", authorization);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/graphql"), this)
                .get(10, TimeUnit.SECONDS);
    }

    /** One that has said nothing yet. */
    public static GraphqlSocket open() throws Exception {
        return new GraphqlSocket(true, null);
    }

    /** One that never takes what is sent to it. */
    public static GraphqlSocket openWithoutReading() throws Exception {
        return new GraphqlSocket(false, null);
    }

    /** One that has said who it is: by a header of the upgrade, by the payload of its initialisation, or by both. */
    public static GraphqlSocket open(@Nullable String header, @Nullable JsonObject payload) throws Exception {
        GraphqlSocket opened = new GraphqlSocket(true, header);
        JsonObject init = new JsonObject().put("type", "connection_init");
        return opened.send((payload == null ? init : init.put("payload", payload)).encode());
    }

    /** One that has said who it is as a browser would; nobody without a token. */
    public static GraphqlSocket open(@Nullable String token) throws Exception {
        return open(null, token == null ? null : new JsonObject().put("authorization", "Bearer " + token));
    }

    /** One that was let in. */
    public static GraphqlSocket initialised() throws Exception {
        GraphqlSocket opened = open(null, null);
        opened.next("connection_ack");
        return opened;
    }

    public static GraphqlSocket subscribe(String document, JsonObject variables) throws Exception {
        JsonObject payload = new JsonObject().put("query", document).put("variables", variables);
        return initialised()
                .send(new JsonObject()
                        .put("id", "1")
                        .put("type", "subscribe")
                        .put("payload", payload)
                        .encode());
    }

    public GraphqlSocket subscribe(String id, String document) throws Exception {
        return send(new JsonObject()
                .put("id", id)
                .put("type", "subscribe")
                .put("payload", new JsonObject().put("query", document))
                .encode());
    }

    public GraphqlSocket send(String text) throws Exception {
        socket.sendText(text, true).get(10, TimeUnit.SECONDS);
        return this;
    }

    /** The next message that is no ping, whatever it is. */
    public JsonObject message() throws InterruptedException {
        JsonObject message = messages.poll(20, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("Nothing came, closed: " + closed);
        }
        return message;
    }

    /** The next message that is no ping; it must be of this type. */
    public JsonObject next(String type) throws InterruptedException {
        JsonObject message = message();
        assertThat(message.getString("type")).as(message.encode()).isEqualTo(type);
        return message;
    }

    /** The next answer: data and errors. */
    public JsonObject next() throws InterruptedException {
        return next("next").getJsonObject("payload");
    }

    /** With which code the server closed it; waits for that. */
    public int closeCode() throws Exception {
        return closed.get(30, TimeUnit.SECONDS);
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    /** For what this client would not say. */
    public WebSocket plain() {
        return socket;
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
        from.request(1);
        if (!last) {
            return null;
        }
        JsonObject message = new JsonObject(part.toString());
        part.setLength(0);
        if ("ping".equals(message.getString("type"))) {
            return from.sendText("{\"type\":\"pong\"}", true);
        }
        messages.add(message);
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
