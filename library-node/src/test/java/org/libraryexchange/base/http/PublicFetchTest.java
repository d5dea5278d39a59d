package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.base.http.PublicFetch.Answer;
import org.libraryexchange.base.http.PublicFetch.Ask;
import org.libraryexchange.base.http.PublicFetch.Fault;
import org.libraryexchange.base.http.PublicFetch.FetchFailedException;

class PublicFetchTest {

    private static final String ALLOWED = "source.example";
    private static final Set<String> HOSTS = Set.of(ALLOWED, "other.example");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Vertx vertx;

    private HttpServer server;
    private final List<String> hosts = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(String path, Work work) {
        server.createContext(path, exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            secrets.add(exchange.getRequestHeaders().getFirst("Authorization"));
            work.on(exchange);
        });
    }

    private void redirect(String path, String to) {
        answer(path, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().close();
    }

    private String at(String host, String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    private Answer fetch(String address) throws IOException {
        return fetch(address, 1_000, PATIENCE);
    }

    private Answer fetch(String address, long bytes, Duration time) throws IOException {
        return fetch(new PublicFetch(vertx, HOSTS, PublicFetchTest::machines, "test"), address, bytes, time);
    }

    private static InetAddress[] machines(String host) throws UnknownHostException {
        return host.endsWith("example") ? new InetAddress[] {HERE} : InetAddress.getAllByName(host);
    }

    private Answer fetch(PublicFetch fetch, String address, long bytes, Duration time) throws IOException {
        return fetch.fetch(
                new Ask(
                        HttpMethod.GET,
                        URI.create(address),
                        Map.of(),
                        uri -> uri.getHost().equals(ALLOWED) ? Map.of("Authorization", "Bearer x") : Map.of(),
                        bytes,
                        time),
                content::writeBytes);
    }

    private static void assertRefused(Fault fault, ThrowingCallable fetch) {
        assertThatThrownBy(fetch)
                .isInstanceOfSatisfying(
                        FetchFailedException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    void theNameGoesToTheMachineThatWasChecked() throws IOException {
        // Given
        answer("/", exchange -> send(exchange, "records"));

        // When
        Answer answer = fetch(at(ALLOWED, "/list?verb=x"));

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(content).hasToString("records");
        assertThat(hosts).containsExactly(ALLOWED + ":" + server.getAddress().getPort());
    }

    @Test
    void privateMachineIsRefusedByNameByNumberAndByRedirect() {
        // Given
        redirect("/to-number", at("127.0.0.1", "/"));
        redirect("/to-name", at("private.example", "/"));

        // When, then
        assertRefused(Fault.PRIVATE, () -> fetch(at("private.example", "/")));
        assertRefused(Fault.PRIVATE, () -> fetch(at("2130706433", "/")));
        assertRefused(Fault.PRIVATE, () -> fetch(at("[::ffff:127.0.0.1]", "/")));
        assertRefused(Fault.PRIVATE, () -> fetch(at(ALLOWED, "/to-number")));
        assertRefused(Fault.PRIVATE, () -> fetch(at(ALLOWED, "/to-name")));
        assertThat(hosts).hasSize(2);
    }

    @Test
    void connectionThatComesTooLateIsClosed() throws IOException {
        // Given
        try (ServerSocket late = new ServerSocket(0, 1, HERE)) {
            late.setSoTimeout(10_000);

            // When
            assertRefused(
                    Fault.TOO_SLOW,
                    () -> fetch("http://" + ALLOWED + ":" + late.getLocalPort() + "/", 1_000, Duration.ZERO));

            // Then
            try (Socket connection = late.accept()) {
                connection.setSoTimeout(10_000);
                assertThat(connection.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void secretStaysWithItsHost() throws IOException {
        // Given
        redirect("/first", at("other.example", "/second"));
        answer("/second", exchange -> send(exchange, "records"));

        // When
        Answer answer = fetch(at(ALLOWED, "/first"));

        // Then
        assertThat(answer.address()).hasHost("other.example");
        assertThat(secrets).containsExactly("Bearer x", null);
    }

    @Test
    void whatIsTooLargeTooSlowOrCutOffIsNoAnswer() {
        // Given
        answer("/large", exchange -> send(exchange, "x".repeat(1_001)));
        answer("/cut", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[50]);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        redirect("/round", "/round");

        // When, then
        assertRefused(Fault.TOO_LARGE, () -> fetch(at(ALLOWED, "/large")));
        assertRefused(Fault.BROKE_OFF, () -> fetch(at(ALLOWED, "/cut")));
        assertRefused(Fault.REDIRECTS, () -> fetch(at(ALLOWED, "/round")));
        assertRefused(Fault.TOO_SLOW, () -> fetch(at(ALLOWED, "/large"), 10, Duration.ZERO));
        assertRefused(Fault.ADDRESS, () -> fetch("ftp://" + ALLOWED + "/"));
        assertRefused(Fault.ADDRESS, () -> fetch("http://" + ALLOWED + ":65536/"));
        assertRefused(Fault.ADDRESS, () -> fetch("http://user:secret@" + ALLOWED + "/"));
    }

    @Test
    void certificateMustBeTrustedAndNameTheHostThatIsAsked(@TempDir Path folder) throws Exception {
        // Given
        TestCertificate certificate = TestCertificate.of(ALLOWED, folder);
        List<String> named = new CopyOnWriteArrayList<>();
        HttpsServer secure = certificate.server(new InetSocketAddress(HERE, 0));
        secure.createContext("/", exchange -> {
            SSLSession session = ((HttpsExchange) exchange).getSSLSession();
            ((ExtendedSSLSession) session)
                    .getRequestedServerNames()
                    .forEach(name -> named.add(((SNIHostName) name).getAsciiName()));
            send(exchange, "records");
        });
        secure.start();
        String port = ":" + secure.getAddress().getPort() + "/";
        PublicFetch trusting = certificate.trusted(vertx, HOSTS, PublicFetchTest::machines);
        try {
            // When
            Answer answer = fetch(trusting, "https://" + ALLOWED + port, 1_000, PATIENCE);

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(content).hasToString("records");
            assertThatThrownBy(() -> fetch(trusting, "https://other.example" + port, 1_000, PATIENCE))
                    .isInstanceOfSatisfying(
                            FetchFailedException.class,
                            e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                    .hasMessageContaining("other.example");
            assertThatThrownBy(() -> fetch("https://" + ALLOWED + port))
                    .isInstanceOfSatisfying(
                            FetchFailedException.class,
                            e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                    .hasMessageContaining("certification path");
            assertThat(named).containsExactly(ALLOWED);
        } finally {
            secure.stop(0);
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(HttpExchange exchange) throws IOException;
    }
}
