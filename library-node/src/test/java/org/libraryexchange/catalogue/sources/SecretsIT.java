package org.libraryexchange.catalogue.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Database;

/** What becomes of a password for a source. */
@QuarkusTest
class SecretsIT extends AnsweringSources {

    private static final String PASSWORD = setting("password");
    private static final String HEADER =
            Base64.getEncoder().encodeToString((setting("user") + ":" + PASSWORD).getBytes(UTF_8));

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue("library.sources.secrets.archive." + name, String.class);
    }

    @Test
    void passwordIsSentToItsHostAndIsNowhereInTheDatabase() throws IOException {
        // Given
        List<String> heard = new CopyOnWriteArrayList<>();
        String host = setting("host");
        HttpServer guarded = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(host.replaceFirst(".*:", ""))),
                0);
        guarded.createContext("/", exchange -> {
            heard.add(exchange.getRequestHeaders().getFirst("Authorization"));
            if (exchange.getRequestURI().getPath().equals("/moved")) {
                exchange.getResponseHeaders().add("Location", "http://localhost:" + port() + "/elsewhere");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            } else {
                send(exchange, "No,Title\n1,A wharf behind a password\n");
            }
        });
        answer("/elsewhere", exchange -> {
            heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        guarded.start();
        try {
            // When
            JsonPath direct = ended(add(guarded(host, "/table")), 0);
            JsonPath moved = ended(add(guarded(host, "/moved")), 0);

            // Then
            assertThat(List.of(direct.getString("state"), moved.getString("state")))
                    .containsExactly("finished", "failed");
            assertThat(heard.subList(0, 3)).containsExactly("Basic " + HEADER, "Basic " + HEADER, "null");
            assertThat(tablesWith("A wharf behind a password")).contains("public.item");
            assertThat(tablesWith(PASSWORD)).isEmpty();
            assertThat(tablesWith(HEADER)).isEmpty();
        } finally {
            guarded.stop(0);
        }
    }

    private ObjectNode guarded(String host, String path) {
        return source("csv", path).put("address", "http://" + host + path).put("secret", "archive");
    }

    /** The tables of which a row has a text, or its bytes. */
    private static List<String> tablesWith(String text) {
        return Database.rows("""
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname <> 'information_schema' and schemaname not like 'pg\\_%'
                        """).stream()
                .filter(table -> Database.value(
                                "select exists (select from " + table + " as kept where strpos(kept::text, ?) > 0"
                                        + " or strpos(kept::text, ?) > 0)",
                                text,
                                HexFormat.of().formatHex(text.getBytes(UTF_8)))
                        .equals("t"))
                .toList();
    }
}
