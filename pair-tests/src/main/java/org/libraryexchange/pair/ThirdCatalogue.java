package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The catalogue of an archive that speaks OAI-PMH to whoever knows its password, and has a table for everybody. */
public final class ThirdCatalogue implements AutoCloseable {

    private static final String USER = "exchange";
    private static final String PASSWORD = "wharves and locks";

    private static final int PAGE = 100;
    private static final String TABLE_TAG = "\"third\"";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));

    private final HttpServer server;
    private final int records;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean hasSparedTable;

    private ThirdCatalogue(HttpServer server, int records) {
        this.server = server;
        this.records = records;
    }

    /** Starts one that lists so many records. */
    public static ThirdCatalogue start(int records) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ThirdCatalogue catalogue = new ThirdCatalogue(server, records);
            server.createContext("/oai", catalogue::list);
            server.createContext("/table.csv", catalogue::table);
            server.start();
            return catalogue;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings by which a node knows its password. */
    public Map<String, String> secret(String name) {
        String setting = "LIBRARY_SOURCES_SECRETS_" + name.toUpperCase(Locale.ROOT);
        return Map.of(setting + "_HOST", host(), setting + "_USER", USER, setting + "_PASSWORD", PASSWORD);
    }

    private String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    public URI address(String path) {
        return URI.create("http://" + host() + path);
    }

    /** The queries of lists so far. */
    public List<String> asked() {
        return asked;
    }

    /** Whether it has answered that the table is as before. */
    public boolean hasSparedTable() {
        return hasSparedTable;
    }

    private void list(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!AUTHORIZATION.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String query = exchange.getRequestURI().getRawQuery();
            asked.add(query);
            Map<String, String> parameters = Arrays.stream(query.split("&"))
                    .map(each -> each.split("=", 2))
                    .collect(Collectors.toMap(each -> each[0], each -> each[1]));
            int from = Integer.parseInt(parameters.getOrDefault("resumptionToken", "0"));
            int next = from + PAGE;
            String token = next < records ? String.valueOf(next) : "";
            answer(
                    exchange,
                    "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords>"
                            + IntStream.range(from, Math.min(next, records))
                                    .mapToObj(ThirdCatalogue::record)
                                    .collect(Collectors.joining())
                            + "<resumptionToken>" + token + "</resumptionToken></ListRecords></OAI-PMH>");
        }
    }

    private static String record(int number) {
        return "<record><header><identifier>oai:third.example:" + number
                + "</identifier><datestamp>2026-11-01</datestamp></header><metadata>"
                + "<dc xmlns:e=\"http://purl.org/dc/elements/1.1/\"><e:title>" + title(number)
                + "</e:title></dc></metadata></record>";
    }

    public static String title(int number) {
        return "Third catalogue, sheet " + number;
    }

    private void table(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("ETag", TABLE_TAG);
            if (TABLE_TAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                hasSparedTable = true;
                exchange.sendResponseHeaders(304, -1);
            } else {
                answer(exchange, "No,Title\n1,A wharf of the third catalogue\n");
            }
        }
    }

    private static void answer(HttpExchange exchange, String content) throws IOException {
        byte[] bytes = content.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
