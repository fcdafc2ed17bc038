package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand sockets, half of which never say who they are, and half of which never read what they asked for. */
class AbuseIT {

    private static final int SOCKETS = 1_000;
    private static final long MAX_GROWTH = 64L << 20;

    private static final String LARGE =
            "{__schema{types{name description fields{name description args{name description}}}}}";

    private final List<Socket> sockets = new ArrayList<>();

    @TempDir
    Path folder;

    private @Nullable PackagedService service;

    @AfterEach
    void end() throws IOException, InterruptedException {
        for (Socket socket : sockets) {
            socket.close();
        }
        if (service != null) {
            service.discard();
        }
    }

    @Test
    void allOfThemAreDroppedAtBoundedMemoryWhileOthersAreAnswered() throws Exception {
        PackagedService running = new PackagedService(folder.resolve("data"), "abuse-it.log")
                .with("ROLLCALL_GRAPHQL_SOCKETS_PER_CALLER", "2000");
        service = running;
        running.start();
        answers(running);
        long before = memory(running);

        for (int i = 0; i < SOCKETS; i++) {
            Socket socket = upgraded(running.port());
            sockets.add(socket);
            if (i % 2 == 0) {
                say(socket, "{\"type\":\"connection_init\"}");
                for (int query = 0; query < 20; query++) {
                    say(
                            socket,
                            "{\"id\":\"%d\",\"type\":\"subscribe\",\"payload\":{\"query\":\"%s\"}}"
                                    .formatted(query, LARGE));
                }
            }
            if (i % 100 == 0) {
                answers(running);
            }
        }
        long during = memory(running);
        System.out.printf("Abuse: memory %d MB before, %d MB during%n", before >> 20, during >> 20);

        assertThat(during - before).isLessThan(MAX_GROWTH);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    answers(running);
                    return metric(running, "rollcall_sockets") == 0;
                });
        running.stop();
    }

    private static void answers(PackagedService running) {
        assertThat(running.graphql("{ groups(first: 5) { totalCount } }", Map.of())
                        .getInt("groups.totalCount"))
                .isZero();
    }

    /** Bytes that are in use after what is not in use was thrown away, on the heap and off it. */
    private static long memory(PackagedService running) throws Exception {
        Process collection = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(running.pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(collection.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return (long) (metric(running, "jvm_memory_used_bytes{area=\"heap\"")
                + metric(running, "jvm_buffer_memory_used_bytes"));
    }

    private static double metric(PackagedService running, String name) {
        return running.http()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Socket upgraded(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 101");
        return socket;
    }

    /** A text frame, masked by zeros. */
    private static void say(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(8 + bytes.length).put((byte) 0x81);
        if (bytes.length < 126) {
            frame.put((byte) (0x80 | bytes.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) bytes.length);
        }
        frame.putInt(0).put(bytes).flip();
        socket.getOutputStream().write(frame.array(), 0, frame.limit());
    }
}
