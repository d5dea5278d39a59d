package org.libraryexchange.base.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that hangs up on connections that are idle for two seconds, and answers after five. */
@Timeout(60)
class LateAnswerTest {

    private static final Duration LATE = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setIdleTimeout(2)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS))
                .requestHandler(this::answer)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/at-once" -> request.response().end("at once");
            case "/late" -> {
                LateAnswer.to(request);
                vertx.setTimer(LATE.toMillis(), id -> request.response().end("late"));
            }
            default -> vertx.setTimer(LATE.toMillis(), id -> request.response().end("never"));
        }
    }

    private String ask(HttpClient client, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.actualPort() + path);
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void answerMayComeLaterThanAConnectionMayBeIdle(HttpClient.Version version) throws Exception {
        // Given
        HttpClient client = HttpClient.newBuilder().version(version).build();
        assertThatThrownBy(() -> ask(client, "/without")).isInstanceOf(IOException.class);

        // When
        String answer = ask(client, "/late");

        // Then
        assertThat(answer).isEqualTo("late");
        assertThat(ask(client, "/at-once")).as("on the same connection").isEqualTo("at once");
    }

    @Test
    void connectionIsGivenBackOnceItWasAnswered() throws Exception {
        // Given
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            // When
            client.getOutputStream().write("GET /late HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1));

            // Then
            assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1))
                    .as("all until the server hangs up")
                    .endsWith("late");
        }
    }
}
