package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.http.PublicFetch;
import org.libraryexchange.pages.desk.AskedAddresses.Finding;
import org.libraryexchange.pages.desk.AskedAddresses.Outcome;

class AskedAddressesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration AT_MOST = PATIENCE.plusSeconds(2);

    private final Vertx vertx = Vertx.vertx();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> looked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private AskedAddresses addresses;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
        addresses = new AskedAddresses(
                new PublicFetch(vertx, Set.of("pictures.example"), this::lookedUp, "test"),
                Clock.systemUTC(),
                PATIENCE);
    }

    private InetAddress[] lookedUp(String host) throws UnknownHostException {
        looked.add(host);
        return InetAddress.getAllByName(host.equals("pictures.example") ? "127.0.0.2" : host);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        addresses.end();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        switch (path) {
            case "/picture" -> exchange.getResponseHeaders().add("Content-Type", "image/png; charset=x");
            case "/private" -> exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/inside");
            case "/moved" -> exchange.getResponseHeaders().add("Location", "/picture");
            case "/silent" -> await();
            default -> {}
        }
        int status = switch (path) {
            case "/private", "/moved", "/around" -> 302;
            case "/gone" -> 404;
            case "/by-get" -> exchange.getRequestMethod().equals("HEAD") ? 405 : 206;
            default -> 200;
        };
        if (path.equals("/around")) {
            exchange.getResponseHeaders().add("Location", "/around");
        }
        if (path.equals("/by-get")) {
            exchange.getResponseHeaders().add("Content-Range", "bytes 0-0/7000000");
            exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
        }
        if (path.equals("/picture")) {
            exchange.getResponseHeaders().add("Content-Length", "1200000");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Finding finding(String path) {
        String address = "http://pictures.example:" + port() + path;
        addresses.ask(List.of(address));
        return addresses.known(address).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"/picture, image/png, 1200000", "/moved, image/png, 1200000", "/by-get, image/jpeg, 7000000"})
    void typeAndSizeOfAFileAreFoundWithoutReadingIt(String path, String type, long bytes) {
        // When
        Finding finding = finding(path);

        // Then
        assertThat(finding.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(finding.type()).isEqualTo(type);
        assertThat(finding.bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"/gone, GONE", "/around, UNTOLD", "/private, NOT_PUBLIC"})
    void addressThatLeadsNowhereIsTold(String path, Outcome outcome) {
        // When, Then
        assertThat(finding(path).outcome()).isEqualTo(outcome);
        assertThat(asked).doesNotContain("HEAD /inside", "GET /inside");
    }

    @Test
    void serverThatDoesNotAnswerHoldsNobodyUp() {
        // Given
        long before = System.nanoTime();
        String silent = "http://pictures.example:" + port() + "/silent";

        // When
        addresses.ask(List.of(silent));

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(AT_MOST);
    }

    @Test
    void addressIsAskedAndItsNameLookedUpOnce() {
        // Given
        Finding first = finding("/picture");

        // When
        Finding second = finding("/picture");

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(asked).containsExactly("HEAD /picture");
        assertThat(looked).containsExactly("pictures.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost/",
                "http://2130706433/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://user@pictures.example/",
                "ftp://pictures.example/",
                "file:///etc/passwd"
            })
    void onlyTheWebIsAsked(String address) {
        // When
        addresses.ask(List.of(address));

        // Then
        assertThat(addresses.known(address).orElseThrow().outcome()).isEqualTo(Outcome.NOT_PUBLIC);
        assertThat(asked).isEmpty();
    }
}
