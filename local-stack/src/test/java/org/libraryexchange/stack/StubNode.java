package org.libraryexchange.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.postgresql.Driver;

/**
 * Stands for a packaged node where its process and its manners matter, not what it does: it is ready at once, counts the
 * items that it is given, and says that it mirrors as many as its partner counts. Broken when told so.
 */
public final class StubNode {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Set<String> items = ConcurrentHashMap.newKeySet();

    private StubNode() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, SQLException {
        if (System.getenv("STUB_BROKEN") != null) {
            System.out.println("the database schema is from the future");
            System.exit(3);
        }
        makeTables();
        StubNode node = new StubNode();
        serve("QUARKUS_MANAGEMENT_PORT", Map.of("/q/health/ready", exchange -> answer(exchange, 200, "{}")));
        if (System.getenv("QUARKUS_HTTP_PORT") != null) {
            serve(
                    "QUARKUS_HTTP_PORT",
                    Map.of(
                            "/api/v1/items/by-identifier/", node::put,
                            "/api/v1/exchange/status", node::status,
                            "/api/v1/exchange/runs", StubNode::run,
                            "/api/v1/letters", exchange -> answer(exchange, 200, "{\"letters\":[]}"),
                            "/count", exchange -> answer(exchange, 200, Integer.toString(node.items.size()))));
        }
    }

    /** The one that whoever starts a pair writes to. */
    private static void makeTables() throws SQLException {
        String database = System.getenv("QUARKUS_DATASOURCE_JDBC_URL");
        if (database == null) {
            return;
        }
        try (Connection session = DriverManager.getConnection(
                        database, System.getenv("QUARKUS_FLYWAY_USERNAME"), System.getenv("QUARKUS_FLYWAY_PASSWORD"));
                Statement statement = session.createStatement()) {
            statement.execute("create table if not exists staff_member (name text primary key, password text)");
            statement.execute("create table if not exists staff_role (name text, role text, primary key (name, role))");
        }
    }

    private static void serve(String portVariable, Map<String, HttpHandler> handlers) throws IOException {
        int port = Integer.parseInt(System.getenv(portVariable));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        handlers.forEach(server::createContext);
        server.start();
    }

    private void put(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.contains("refuse-me")) {
            answer(exchange, 400, "{\"detail\":\"title: must not be blank\"}");
        } else {
            answer(exchange, items.add(exchange.getRequestURI().getPath()) ? 201 : 412, "{}");
        }
    }

    /** Lists none, begins one, and says of it that all is well. */
    private static void run(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "{\"runs\":[],\"id\":\"1\",\"outcome\":\"covered\"}");
    }

    private void status(HttpExchange exchange) throws IOException {
        String own = System.getenv("QUARKUS_FLYWAY_USERNAME");
        String partner = own.equals("leeds") ? "hangzhou" : "leeds";
        String mirrored = partnerCount(System.getenv("LIBRARY_PARTNERS_" + partner.toUpperCase(Locale.ROOT) + "_API"));
        answer(exchange, 200, """
                {"city":"%s","items":{"drafts":0,"published":%d,"withdrawn":0,"erased":0},"log":{"sequence":%2$d},
                 "partners":[{"city":"%s","items":{"published":%s,"withdrawn":0,"erased":0},"appliedUpTo":%4$s,
                              "lagRecords":0,"rejected":0}]}
                """.formatted(own, items.size(), partner, mirrored));
    }

    private static String partnerCount(String partner) throws IOException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(partner + "/count")).build();
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Packs this class as a runnable jar. */
    public static Path jarAt(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubNode.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Driver.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString());
        Files.createDirectories(jar.getParent());
        String entry = StubNode.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = StubNode.class.getResourceAsStream("/" + entry)) {
            output.putNextEntry(new JarEntry(entry));
            bytes.transferTo(output);
        }
        return jar;
    }
}
