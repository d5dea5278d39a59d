package org.libraryexchange.catalogue.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.json.StrictJson;

/** Answers as sources do, and waits for what the node makes of it. */
abstract class AnsweringSources {

    static final String SOURCES = "/api/v1/sources";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> added = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void end() {
        added.forEach(source -> head().delete(source));
        server.stop(0);
        threads.shutdownNow();
    }

    int port() {
        return server.getAddress().getPort();
    }

    static RequestSpecification head() {
        return Api.with(Tokens.of("head-librarian"));
    }

    void answer(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    static void send(HttpExchange exchange, String content) throws IOException {
        byte[] bytes = content.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    ObjectNode source(String kind, String path) {
        ObjectNode source = StrictJson.mapper().createObjectNode();
        source.put("name", "Archive of wharves")
                .put("kind", kind)
                .put("address", "http://localhost:" + port() + path)
                .put("scheme", "it-" + UUID.randomUUID().toString().substring(0, 8))
                .put("schedule", "hourly")
                .put("withdrawAfter", 1)
                .put("status", "published");
        source.putObject("columns")
                .put(kind.equals("oai-pmh") ? "record" : "No", "identifier")
                .put(kind.equals("oai-pmh") ? "title" : "Title", "title.en");
        source.putObject("all")
                .put("kind", "history-resource")
                .put("originalLanguage", "en")
                .put("history.form", "map")
                .put("licence", "https://creativecommons.org/publicdomain/zero/1.0/");
        return source;
    }

    String add(ObjectNode source) {
        Response answer =
                head().contentType("application/json").body(source.toString()).post(SOURCES);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        String address = SOURCES + "/" + answer.jsonPath().getLong("id");
        added.add(address);
        return address;
    }

    static JsonPath latest(String source) {
        return new JsonPath(Api.asCataloguer().get(source).asString()).setRootPath("fetches[0]");
    }

    /** The fetch after so many others, once it and its imports have ended. */
    static JsonPath ended(String source, int before) {
        await().atMost(PATIENCE)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> Api.asCataloguer()
                                        .get(source)
                                        .jsonPath()
                                        .getList("fetches")
                                        .size()
                                > before
                        && latest(source).get("ended") != null);
        String scheme = Api.asCataloguer().get(source).jsonPath().getString("scheme");
        await().atMost(PATIENCE)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> Database.value(
                                "select count(*) from bulk_import where scheme = ? and state in ('received', 'checking',"
                                        + " 'running')",
                                scheme)
                        .equals("0"));
        return latest(source);
    }

    static JsonPath again(String source, boolean trusted) {
        int before =
                Api.asCataloguer().get(source).jsonPath().getList("fetches").size();
        want(source, trusted);
        return ended(source, before);
    }

    /** Wants a fetch, and does not wait for it. */
    static void want(String source, boolean trusted) {
        head().contentType("application/json")
                .body("{\"trusted\": " + trusted + "}")
                .post(source + "/fetch")
                .then()
                .statusCode(202);
    }

    static JsonPath anHourLater(String source) throws SQLException {
        int before =
                Api.asCataloguer().get(source).jsonPath().getList("fetches").size();
        try (Connection session = Database.session()) {
            Database.execute(
                    session,
                    "update source_fetch set started = started - interval '1 hour'"
                            + " where id = (select max(id) from source_fetch where source_id = ?)",
                    Long.parseLong(source.substring(source.lastIndexOf('/') + 1)));
        }
        return ended(source, before);
    }

    static String status(ObjectNode source, String value) {
        return Api.asCataloguer()
                .get("/api/v1/items/by-identifier/" + source.path("scheme").asText() + "/" + value)
                .jsonPath()
                .getString("status");
    }

    static String list(String size, String... identifiers) {
        StringBuilder list = new StringBuilder("<OAI-PMH><ListRecords>");
        for (String identifier : identifiers) {
            list.append("<record><header><identifier>")
                    .append(identifier)
                    .append("</identifier></header><metadata><dc><title>Sheet ")
                    .append(identifier)
                    .append("</title></dc></metadata></record>");
        }
        return list + "<resumptionToken" + size + "/></ListRecords></OAI-PMH>";
    }
}
