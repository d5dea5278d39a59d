package org.libraryexchange.pages.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Page;

/** Adding a source at the desk, and what becomes of its records. */
@QuarkusTest
class DeskSourcesIT {

    private static final String SOURCES = "/desk/sources";
    private static final String CSV = """
        No,Title,Material,Made
        1,A wharf,photograph,about 1890
        2,A lock,map,1901
        """;

    private final String scheme = "desk-" + UUID.randomUUID().toString().substring(0, 8);
    private DeskBrowser cataloguer;
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        cataloguer = DeskBrowser.of("a.source.keeper", "head-librarian");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/table.csv", "text/csv", CSV);
        serve("/page", "text/html", "<html></html>");
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void serve(String path, String type, String content) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            byte[] bytes = content.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private Map<String, List<String>> fields(String host, String path) {
        Map<String, List<String>> fields = new HashMap<>();
        fields.put("source.name", List.of("Archive of wharves"));
        fields.put(
                "source.address",
                List.of("http://" + host + ":" + server.getAddress().getPort() + path));
        fields.put("source.kind", List.of("csv"));
        fields.put("source.schedule", List.of("hourly"));
        fields.put("source.after", List.of(""));
        fields.put("source.secret", List.of(""));
        fields.put("scheme", List.of(scheme));
        fields.put("status", List.of("published"));
        return fields;
    }

    private Page reading(Map<String, List<String>> fields, String language) {
        return Page.of(cataloguer.post(SOURCES + "/reading?lang=" + language, fields))
                .isSound();
    }

    @Test
    void recordsAreShownBeforeTheSourceIsAddedAndThenImported() {
        // Given
        Page columns = reading(fields("localhost", "/table.csv"), "en");
        DeskForm form = DeskForm.on(columns, "form.import-form", cataloguer)
                .type("all.kind", "history-resource")
                .type("all.originalLanguage", "en")
                .type("all.attribution", "City archive")
                .type("all.licence", "https://creativecommons.org/publicdomain/zero/1.0/");
        columns.document()
                .select("select[name^=column]")
                .forEach(select -> form.type(
                        select.attr("name"),
                        switch (columns.document()
                                .select("label[for=" + select.id() + "]")
                                .text()) {
                            case "No" -> "identifier";
                            case "Title" -> "title.en";
                            case "Material" -> "history.form";
                            default -> "history.period.edtf";
                        }));

        // When
        Page preview = Page.of(form.send()).isSound();
        assertThat(preview.texts(".import-rows .tag")).containsExactly("New", "New");
        Map<String, List<String>> confirmed = new HashMap<>();
        preview.document()
                .select("form[action=/desk/sources/confirmed] input")
                .forEach(input -> confirmed.put(input.attr("name"), List.of(input.val())));
        Response added = cataloguer.post(SOURCES + "/confirmed", confirmed);

        // Then
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(303);
        String address = DeskBrowser.address(added).replaceFirst("\\?.*", "");
        await().until(() -> item("2").statusCode() == 200);
        assertThat(item("1").jsonPath().getString("attribution")).isEqualTo("City archive");
        assertThat(item("1").jsonPath().getString("status")).isEqualTo("published");
        assertThat(cataloguer.page(address).texts(".counts dd").get(0)).isEqualTo("2");
        assertThat(cataloguer.page(address + "?lang=zh-Hans").document().text()).contains("停用此来源");
        assertThat(cataloguer.page(SOURCES + "?lang=zh-Hans").document().text()).contains("Archive of wharves", "每小时");
        assertThat(allLinksOpen(SOURCES)).isNotEmpty();
        assertThat(allLinksOpen(address)).anyMatch(link -> link.startsWith("/desk/import/"));
        change(address);
        await().until(() -> item("2").jsonPath().getString("attribution").equals("Archive of locks"));
        assertThat(cataloguer.post(address + "/end", Map.of()).statusCode()).isEqualTo(303);
        assertThat(cataloguer.get(address).statusCode()).isEqualTo(404);
        assertThat(item("1").statusCode()).isEqualTo(200);
    }

    /** The links of a page and of those that it leads to; none leads a head librarian where they may not go. */
    private List<String> allLinksOpen(String address) {
        List<String> links = cataloguer
                .page(address)
                .document()
                .select("main a[href^=/desk]")
                .eachAttr("href");
        for (String link : links) {
            assertThat(cataloguer
                            .page(link)
                            .document()
                            .select("main a[href^=/desk]")
                            .eachAttr("href"))
                    .allSatisfy(next -> assertThat(cataloguer.get(next).statusCode())
                            .as(next)
                            .isEqualTo(200));
        }
        return links;
    }

    /** Gives all records another credit. */
    private void change(String address) {
        Page preview = Page.of(DeskForm.on(cataloguer.page(address + "/change"), "form.import-form", cataloguer)
                        .type("source.name", "Archive of locks")
                        .send())
                .isSound();
        assertThat(preview.texts(".import-act button")).contains("Save, and fetch all records");
        Map<String, List<String>> asking = DeskForm.on(preview, "form[action=/desk/sources/confirmed]", cataloguer)
                .type("ask", "columns")
                .fields();
        Page columns = Page.of(cataloguer.post(SOURCES + "/reading", asking)).isSound();
        Page changed = Page.of(DeskForm.on(columns, "form.import-form", cataloguer)
                        .type("all.attribution", "Archive of locks")
                        .send())
                .isSound();
        Response saved = DeskForm.on(changed, "form[action=/desk/sources/confirmed]", cataloguer)
                .send();
        assertThat(DeskBrowser.address(saved)).isEqualTo(address + "?done=changed");
        assertThat(cataloguer.page(address).first("h1").text()).isEqualTo("Archive of locks");
    }

    private Response item(String id) {
        return Api.asCataloguer().get("/api/v1/items/by-identifier/" + scheme + "/" + id);
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedStays() {
        // When
        Page other = reading(fields("localhost", "/page"), "en");
        Page secret = reading(fields("127.0.0.1", "/table.csv"), "zh-Hans");
        Map<String, List<String>> nameless = fields("localhost", "/table.csv");
        nameless.put("source.name", List.of(" "));

        // Then
        assertThat(other.first("[role=alert]").text()).startsWith("The answer is in another format");
        assertThat(other.first("#source-name").val()).isEqualTo("Archive of wharves");
        assertThat(secret.first("[role=alert]").text()).startsWith("此网址指向非公开的计算机");
        assertThat(reading(nameless, "en").first("#source-name-wrong").text()).isEqualTo("Enter a name.");
    }
}
