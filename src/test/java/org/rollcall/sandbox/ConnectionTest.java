package org.rollcall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConnectionTest {

    @TestHTTPResource("/sandbox/mailchimp/3.0/ping")
    @SuppressWarnings("NullAway.Init")
    URI ping;

    @BeforeEach
    void startEmptyAndSlow() {
        MailchimpClient.reset();
        MailchimpClient.mailchimp()
                .body(Map.of("provider", "mailchimp", "millis", 1_000))
                .put("/sandbox/control/latency")
                .then()
                .statusCode(200);
    }

    @Test
    void theEleventhCallAtTheSameTimeIsTurnedAway() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(ping)
                .header("Authorization", "Bearer 0123456789abcdef0123456789abcdef-us6")
                .build();

        List<CompletableFuture<Integer>> statuses = Stream.generate(
                        () -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                                .thenApply(HttpResponse::statusCode))
                .limit(11)
                .toList();

        assertThat(statuses.stream().map(CompletableFuture::join).filter(status -> status == 429))
                .hasSize(1);
        control("violations").body("kind", contains("too-many-connections"));
    }
}
