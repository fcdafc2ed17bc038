package org.rollcall.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.GraphqlSocket;
import org.rollcall.TestDatabase;

/** The protocol graphql-transport-ws, its mistakes, and clients that do not keep to it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SocketTest {

    @Inject
    SocketRoute sockets;

    @Test
    void queriesAreAnsweredOnce() throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.initialised()) {
            socket.subscribe("q", "{__typename}");

            JsonObject next = socket.next("next");
            assertThat(next.getString("id")).isEqualTo("q");
            assertThat(next.getJsonObject("payload").getJsonObject("data").getString("__typename"))
                    .isEqualTo("Query");
            assertThat(next.getJsonObject("payload").getJsonObject("extensions").getJsonObject("cost"))
                    .isNotNull();
            assertThat(socket.next("complete").getString("id")).isEqualTo("q");
        }
    }

    @Test
    void mutationsAreExecuted() throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.initialised()) {
            socket.subscribe("m", "mutation{saveGroup(input:{name:\" \",criteria:{}}){userErrors{field}}}");

            assertThat(socket.next("next").encode()).contains("\"field\":[\"name\"]");
        }
    }

    @Test
    void pingsAreAnswered() throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.open()) {
            socket.send("{\"type\":\"ping\"}").next("pong");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "7",
                "null",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"start\"}",
                "{\"type\":\"subscribe\",\"id\":\"a\"}"
            })
    void whatIsNoMessageClosesWith4400(String message) throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.initialised()) {
            assertThat(socket.send(message).closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void binaryMessagesCloseWith4400() throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.initialised()) {
            socket.plain().sendBinary(ByteBuffer.wrap(new byte[3]), true).get(10, TimeUnit.SECONDS);

            assertThat(socket.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void whoAsksBeforeTheInitialisationIsClosedWith4401() throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.open()) {
            assertThat(socket.subscribe("a", "{__typename}").closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void whoNeverInitialisesIsClosedWith4408() throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.open()) {
            assertThat(socket.closeCode()).isEqualTo(4408);
        }
    }

    @Test
    void whoInitialisesTwiceIsClosedWith4429() throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.initialised()) {
            assertThat(socket.send("{\"type\":\"connection_init\"}").closeCode())
                    .isEqualTo(4429);
        }
    }

    @Test
    void anIdThatIsInUseClosesWith4409() throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.initialised()) {
            socket.subscribe("a", "subscription{accountChanged{name}}");

            assertThat(socket.subscribe("a", "{__typename}").closeCode()).isEqualTo(4409);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {nothing}                                                | GRAPHQL_VALIDATION_FAILED
                    {                                                        | GRAPHQL_PARSE_FAILED
                    query($id: ID!) {node(id: $id) {id}}                     | BAD_USER_INPUT
                    subscription {syncProgress(runId: "x") {cursor}}         | BAD_REQUEST
                    subscription {syncProgress(runId: "run_AZq3k0xydfq2oq1x9bMZsg") {cursor}} | NOT_FOUND
                    """)
    void errorsOfOperationsLeaveTheSocketOpen(String document, String code) throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.initialised()) {
            socket.subscribe("a", document);

            JsonObject error = socket.next("error");
            assertThat(error.getString("id")).isEqualTo("a");
            assertThat(error.getJsonArray("payload")
                            .getJsonObject(0)
                            .getJsonObject("extensions")
                            .getString("code"))
                    .isEqualTo(code);
            socket.subscribe("a", "{__typename}").next("next");
        }
    }

    @Test
    void noMoreOperationsThanAllowedGoOnAtOnce() throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.initialised()) {
            for (int i = 0; i < 20; i++) {
                socket.subscribe("s" + i, "subscription{accountChanged{name}}");
            }
            socket.subscribe("more", "{__typename}");

            JsonObject message = socket.message();
            while (!"more".equals(message.getString("id"))) {
                message = socket.message();
            }
            assertThat(message.getString("type")).isEqualTo("error");
            assertThat(message.encode()).contains("\"limit\":\"operations\"");
        }
    }

    @Test
    void whoSendsTooMuchIsClosedWith4429() throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.initialised()) {
            CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
            for (int i = 0; i < 60; i++) {
                sent = sent.thenCompose(before -> socket.plain().sendText("{\"type\":\"pong\"}", true));
            }

            assertThat(socket.closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void aCompletedOperationCanBeCompletedAgain() throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.initialised()) {
            socket.subscribe("a", "subscription{accountChanged{name}}")
                    .send("{\"type\":\"complete\",\"id\":\"a\"}")
                    .send("{\"type\":\"complete\",\"id\":\"a\"}")
                    .send("{\"type\":\"complete\",\"id\":\"never\"}");

            await().untilAsserted(() -> socket.subscribe("b", "{__typename}").next("next"));
        }
    }

    @Test
    void whoDoesNotReadIsClosed() throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(() -> sockets.open() == 0);
        try (GraphqlSocket socket = GraphqlSocket.openWithoutReading()) {
            socket.send("{\"type\":\"connection_init\"}");
            await().until(() -> sockets.open() == 1);
            String large = "{__schema{types{name description fields{name description args{name description}}}}}";
            AtomicInteger asked = new AtomicInteger();

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        if (sockets.open() == 1) {
                            socket.subscribe("q" + asked.incrementAndGet(), large);
                        }
                        return sockets.open() == 0;
                    });
        }
    }
}
