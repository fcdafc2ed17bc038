package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One subscription over graphql-transport-ws; what comes is kept until it is asked for. */
public final class GraphqlSocket implements AutoCloseable {

    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private GraphqlSocket() throws Exception {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/graphql"), new Listener(messages))
                .get(10, TimeUnit.SECONDS);
    }

    public static GraphqlSocket subscribe(String document, JsonObject variables) throws Exception {
        GraphqlSocket opened = new GraphqlSocket();
        opened.send(new JsonObject().put("type", "connection_init"));
        assertThat(opened.message().getString("type")).isEqualTo("connection_ack");
        JsonObject payload = new JsonObject().put("query", document).put("variables", variables);
        opened.send(new JsonObject().put("id", "1").put("type", "subscribe").put("payload", payload));
        return opened;
    }

    private void send(JsonObject message) throws Exception {
        socket.sendText(message.encode(), true).get(10, TimeUnit.SECONDS);
    }

    /** The next message, whatever it is. */
    public JsonObject message() throws InterruptedException {
        JsonObject message = messages.poll(20, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("Nothing came.");
        }
        return message;
    }

    /** The next answer: data and errors. */
    public JsonObject next() throws InterruptedException {
        JsonObject message = message();
        assertThat(message.getString("type")).as(message.encode()).isEqualTo("next");
        return message.getJsonObject("payload");
    }

    @Override
    public void close() {
        socket.abort();
    }

    private record Listener(BlockingQueue<JsonObject> messages, StringBuilder part) implements WebSocket.Listener {

        Listener(BlockingQueue<JsonObject> messages) {
            this(messages, new StringBuilder());
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                JsonObject message = new JsonObject(part.toString());
                if (message.getString("type").equals("ping")) {
                    part.setLength(0);
                    from.request(1);
                    return from.sendText("{\"type\":\"pong\"}", true);
                }
                messages.add(message);
                part.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
