package org.libraryexchange.catalogue.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.http.TestCertificate;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.sources.Source.Schedule;
import org.libraryexchange.catalogue.sources.SourceAnswers.Question;
import org.libraryexchange.item.Status;

class SourceAnswersTest {

    private static final String HOST = "source.example";
    private static final String FIRST = "127.0.0.1";
    private static final String SECOND = "127.0.0.2";

    @TempDir
    static Path folder;

    private static Vertx vertx;
    private static TestCertificate certificate;

    private final List<HttpServer> servers = new ArrayList<>();

    /** What each server was told of who asks, in turn. */
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        vertx = Vertx.vertx();
        certificate = TestCertificate.of(HOST, folder);
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void stopServers() {
        servers.forEach(server -> server.stop(0));
    }

    /** The machine that is looked up second is another one, so that both schemes can be at one port. */
    @ParameterizedTest
    @CsvSource({
        "http,  http://source.example,  same,    true",
        "https, https://source.example, same,    true",
        "http,  http://other.example,   same,    false",
        "http,  http://source.example,  another, false",
        "https, http://source.example,  same,    false"
    })
    void secretGoesOnOnlyToTheSameHostPortAndScheme(String scheme, String target, String port, boolean isSent)
            throws Exception {
        // Given
        List<String> aims = new CopyOnWriteArrayList<>();
        HttpServer first = serve(scheme, FIRST, 0, exchange -> {
            heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.getResponseHeaders().add("Location", aims.get(0));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        int own = first.getAddress().getPort();
        HttpServer second = serve(target.replaceFirst(":.*", ""), SECOND, port.equals("same") ? own : 0, exchange -> {
            heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            AnsweringSources.send(exchange, "No,Title\n");
        });
        aims.add(target + ":" + second.getAddress().getPort() + "/moved");

        // When
        for (String secret : List.of("staff", "program")) {
            ask(URI.create(scheme + "://" + HOST + ":" + own + "/list"), secret);
        }

        // Then
        assertThat(heard)
                .containsExactly(
                        "Basic 5Yip5YW5OmE6YiDDqQ==",
                        isSent ? "Basic 5Yip5YW5OmE6YiDDqQ==" : "null",
                        "Bearer abc.def",
                        isSent ? "Bearer abc.def" : "null");
    }

    private HttpServer serve(String scheme, String machine, int port, HttpHandler handler)
            throws IOException, GeneralSecurityException {
        InetSocketAddress address = new InetSocketAddress(machine, port);
        HttpServer server = scheme.equals("https") ? certificate.server(address) : HttpServer.create(address, 0);
        server.createContext("/", handler);
        server.start();
        servers.add(server);
        return server;
    }

    private static void ask(URI address, String secret) throws IOException {
        String host = HOST + ":" + address.getPort();
        var settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(NodeConfig.class)
                .withMapping(SourcesConfig.class)
                .withDefaultValue("library.city", "leeds")
                .withDefaultValue("library.time-zone", "Europe/London")
                .withDefaultValue("library.sources.secrets.staff.host", host)
                .withDefaultValue("library.sources.secrets.staff.user", "利兹")
                .withDefaultValue("library.sources.secrets.staff.password", "a:b é")
                .withDefaultValue("library.sources.secrets.program.host", host)
                .withDefaultValue("library.sources.secrets.program.token", "abc.def")
                .withValidateUnknown(false)
                .build();
        Iterator<String> machines = Stream.of(FIRST, SECOND).iterator();
        SourceAnswers answers = new SourceAnswers(
                certificate.trusted(vertx, Set.of(HOST, "other.example"), name ->
                        new InetAddress[] {InetAddress.getByName(machines.next())}),
                settings.getConfigMapping(SourcesConfig.class),
                settings.getConfigMapping(NodeConfig.class),
                Clock.systemUTC());
        Source source = new Source(
                "Archive",
                SourceKind.CSV,
                address,
                "archive",
                Schedule.NIGHTLY,
                OptionalInt.empty(),
                Optional.of(secret),
                Status.DRAFT,
                SourceMapping.of("{}"));
        assertThat(answers.ask(source, Question.FIRST, piece -> {}).status()).isEqualTo(200);
    }
}
