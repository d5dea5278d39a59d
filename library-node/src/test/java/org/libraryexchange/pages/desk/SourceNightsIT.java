package org.libraryexchange.pages.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.json.StrictJson;

/** A source that misbehaves, over many nights. */
@QuarkusTest
class SourceNightsIT {

    private static final String SOURCES = "/api/v1/sources";
    private static final int NIGHTS = 30;
    private static final int PAGE = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How the source behaves in a night. */
    private enum Mood {
        WELL,
        /** Its list ends after a page, as if that were all. */
        TRUNCATED,
        CUT_OFF,
        HALF,
        EMPTY,
        WEB_PAGE,
        ERROR,
        SAME_TOKEN,
        EXPIRED,
        RENAMED,
        BUSY,
        /** Its first answer does not come before the node goes on to others. */
        SLOW,
        REDIRECTED
    }

    /** Those in which nothing can come. */
    private static final Set<Mood> FAILING =
            EnumSet.of(Mood.CUT_OFF, Mood.HALF, Mood.WEB_PAGE, Mood.ERROR, Mood.REDIRECTED);

    /** Those in which it depends on how much has changed whether anybody notices. */
    private static final Set<Mood> MOODY = EnumSet.of(Mood.EMPTY, Mood.SAME_TOKEN, Mood.RENAMED, Mood.TRUNCATED);

    /** @param day on which the source says that it has changed */
    private record Held(String title, LocalDate day, boolean deleted) {}

    private final Map<String, Held> records = new TreeMap<>();
    private final String scheme = "nights-" + UUID.randomUUID().toString().substring(0, 8);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;
    private volatile Mood mood = Mood.WELL;
    private final AtomicInteger answers = new AtomicInteger();
    private String source;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oai", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void end() {
        if (source != null) {
            head().delete(source);
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private static RequestSpecification head() {
        return Api.with(Tokens.of("head-librarian"));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private void answer(HttpExchange exchange) throws IOException {
        int number = answers.incrementAndGet();
        Map<String, String> asked = Arrays.stream(
                        exchange.getRequestURI().getRawQuery().split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], UTF_8)));
        String token = asked.getOrDefault("resumptionToken", "0:" + asked.getOrDefault("from", ""));
        int from = Integer.parseInt(token.substring(0, token.indexOf(':')));
        String since = token.substring(token.indexOf(':') + 1);
        byte[] page = page(from, since).getBytes(UTF_8);
        boolean first = number == 1;
        if (mood == Mood.ERROR || (mood == Mood.BUSY && first)) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(mood == Mood.BUSY ? 503 : 500, -1);
        } else if (mood == Mood.SLOW && first) {
            try {
                assertThat(never.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        } else if (mood == Mood.REDIRECTED) {
            exchange.getResponseHeaders()
                    .add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/oai?x=y");
            exchange.sendResponseHeaders(302, -1);
        } else if (mood == Mood.CUT_OFF) {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page, 0, page.length / 2);
            exchange.getResponseBody().flush();
        } else {
            byte[] sent = mood == Mood.HALF ? Arrays.copyOf(page, page.length / 2) : page;
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(sent);
        }
        exchange.close();
    }

    private String page(int from, String since) {
        if (mood == Mood.WEB_PAGE) {
            return "<!DOCTYPE html><html><body><p>Back soon</p></body></html>";
        }
        if (mood == Mood.EXPIRED && from > 0 && answers.get() == 2) {
            return "<OAI-PMH><error code=\"badResumptionToken\">expired</error></OAI-PMH>";
        }
        List<Map.Entry<String, Held>> listed = records.entrySet().stream()
                .filter(each -> since.isEmpty() || !each.getValue().day().isBefore(LocalDate.parse(since)))
                .toList();
        if (listed.isEmpty() || mood == Mood.EMPTY) {
            return "<OAI-PMH><error code=\"noRecordsMatch\"/></OAI-PMH>";
        }
        String list = listed.stream()
                .skip(from)
                .limit(PAGE)
                .map(each -> record(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
        int next = mood == Mood.SAME_TOKEN ? 0 : from + PAGE;
        String token = next < listed.size() && mood != Mood.TRUNCATED ? next + ":" + since : "";
        return "<?xml version=\"1.0\"?><OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords>" + list
                + "<resumptionToken completeListSize=\"" + listed.size() + "\">" + token
                + "</resumptionToken></ListRecords></OAI-PMH>";
    }

    private String record(String id, Held held) {
        String name = mood == Mood.RENAMED ? "new-" + id : id;
        return "<record><header" + (held.deleted() ? " status=\"deleted\"" : "") + "><identifier>" + name
                + "</identifier><datestamp>" + held.day() + "</datestamp></header>"
                + (held.deleted()
                        ? ""
                        : "<metadata><dc xmlns:e=\"http://purl.org/dc/elements/1.1/\"><e:title>" + held.title()
                                + "</e:title><e:subject>Canals</e:subject><e:subject>Trade |"
                                + " goods</e:subject></dc></metadata>")
                + "</record>";
    }

    private void add() {
        ObjectNode body = StrictJson.mapper().createObjectNode();
        body.put("name", "A moody archive")
                .put("kind", "oai-pmh")
                .put("address", "http://localhost:" + server.getAddress().getPort() + "/oai")
                .put("scheme", scheme)
                .put("schedule", "nightly")
                .put("withdrawAfter", 2)
                .put("status", "published");
        body.putObject("columns")
                .put("record", "identifier")
                .put("title", "title.en")
                .put("subject", "subjects.en");
        body.putObject("all")
                .put("kind", "history-resource")
                .put("originalLanguage", "en")
                .put("history.form", "photograph")
                .put("licence", "https://creativecommons.org/publicdomain/zero/1.0/");
        Response added =
                head().contentType("application/json").body(body.toString()).post(SOURCES);
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        source = SOURCES + "/" + added.jsonPath().getLong("id");
    }

    /** Lets a day pass, or asks for everything, and waits until nothing more comes. */
    private JsonPath night(boolean everything) throws SQLException {
        answers.set(0);
        int before = fetches();
        if (everything) {
            assertThat(head().post(source + "/fetch").statusCode()).isEqualTo(202);
        } else {
            try (Connection session = Database.session()) {
                Database.execute(
                        session,
                        "update source_fetch set started = started - interval '1 day' where source_id = ?",
                        Long.parseLong(source.substring(source.lastIndexOf('/') + 1)));
            }
        }
        return ended(before);
    }

    private int fetches() {
        return Integer.parseInt(Database.value("select count(*) from source_fetch"));
    }

    private JsonPath ended(int before) {
        await().atMost(PATIENCE).pollInterval(50, TimeUnit.MILLISECONDS).until(() -> fetches() > before);
        JsonPath view = await().atMost(PATIENCE)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> Api.asCataloguer().get(source).jsonPath(), it -> it.get("fetches[0].ended") != null);
        await().atMost(PATIENCE)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> Database.value("""
                    select count(*) from bulk_import
                    where scheme = '%s' and state in ('received', 'checking', 'running')
                    """.formatted(scheme)).equals("0"));
        return view;
    }

    private JsonPath item(String id) {
        return Api.asCataloguer()
                .get("/api/v1/items/by-identifier/" + scheme + "/" + id)
                .jsonPath();
    }

    private void edit(DeskBrowser person, String id, String title) {
        DeskForm form = person.form("/desk/items/" + item(id).getString("id"));
        form.type("/title/en", title).pressed("publish");
        assertThat(item(id).getString("title.en")).isEqualTo(title);
    }

    private void assertNothingLivingIsWithdrawn(String when) {
        List<String> withdrawn = Database.rows("""
            select key.value from own_identifier key join item on item.id = key.item_id and item.owner = key.owner
            where key.scheme = '%s' and item.status = 'withdrawn'
            """.formatted(scheme));
        assertThat(withdrawn)
                .as(when)
                .allMatch(id -> !records.containsKey(id) || records.get(id).deleted());
    }

    @Test
    void nothingIsLostAndNoEditIsOverwrittenInThirtyNights() throws SQLException {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        DeskBrowser person = DeskBrowser.of("a.source.cataloguer", "cataloguer");
        for (int i = 0; i < 24; i++) {
            records.put("r" + i, new Held("Wharf " + i, today().minusDays(30), false));
        }
        int begun = fetches();
        add();
        assertThat(ended(begun).getInt("fetches[0].counts.rows")).isEqualTo(24);
        Map<String, String> edited = new TreeMap<>();

        // When
        for (int night = 0; night < NIGHTS; night++) {
            mood = Mood.values()[night % Mood.values().length];
            String when = "seed " + seed + ", night " + night + ", " + mood;
            String changed = "r" + random.nextInt(24);
            records.computeIfPresent(
                    changed, (id, held) -> held.deleted() ? held : new Held(held.title() + "+", today(), false));
            records.put("n" + night, new Held("New " + night, today().minusDays(random.nextInt(20)), false));
            if (night % 10 == 5) {
                String gone = "r" + (20 + night / 10);
                records.computeIfPresent(gone, (id, held) -> new Held("", today(), true));
                records.remove("r23");
            }
            if (night % 7 == 3) {
                edit(person, "r" + night % 24, "Edited " + night);
                edited.put("r" + night % 24, "Edited " + night);
            }
            JsonPath view = night(random.nextInt(4) == 0);

            // Then
            assertNothingLivingIsWithdrawn(when);
            JsonPath counts = new JsonPath(Api.asCataloguer().get(source).asString());
            assertThat(counts.getInt("fetches[0].counts.records"))
                    .as(when)
                    .isEqualTo(sum(counts, "rows", "repeated", "own", "removed", "deleted", "unusable"));
            edited.forEach((id, title) ->
                    assertThat(item(id).getString("title.en")).as(when).isEqualTo(title));
            if (mood == Mood.TRUNCATED && view.getBoolean("fetches[0].complete")) {
                // If most records of the only page are new, they might as well be others under new names.
                assertThat(view.getString("fetches[0].reason")).as(when).isIn("incomplete", "renamed");
            }
            if (FAILING.contains(mood) || !MOODY.contains(mood)) {
                assertThat(view.getString("fetches[0].state"))
                        .as(when + view.getString("fetches[0].reason"))
                        .isEqualTo(FAILING.contains(mood) ? "failed" : "finished");
            }
        }
        mood = Mood.WELL;
        night(true);
        night(true);
        approve();

        // Then
        List<String> wrong = new ArrayList<>();
        records.forEach((id, held) -> {
            JsonPath item = item(id);
            String status = held.deleted() ? "withdrawn" : "published";
            String title = edited.getOrDefault(id, held.title());
            if (!held.deleted()
                    && !(status.equals(item.getString("status")) && title.equals(item.getString("title.en")))) {
                wrong.add(id + " " + item.getString("status") + " " + item.getString("title.en") + " != " + title);
            }
        });
        assertThat(wrong).as("seed " + seed).isEmpty();
        assertThat(item("r0").getString("subjects[1].label.en")).isEqualTo("Trade | goods");
        assertThat(item("r20").getString("status")).isEqualTo("withdrawn");
        assertThat(item("r23").getString("status")).isEqualTo("withdrawn");
        assertThat(Database.value("""
                select count(*) from import_error join bulk_import on bulk_import.id = import_id where scheme = '%s'
                """.formatted(scheme))).isEqualTo("0");
    }

    /** What is held are the records that had other identifiers for a night. */
    private void approve() {
        Database.rows("select id from bulk_import where state = 'held' and scheme = '%s'".formatted(scheme))
                .forEach(id -> Api.with(Tokens.of("exchange-operator"))
                        .contentType("application/json")
                        .body("{\"reason\":\"The records had other identifiers for a night\"}")
                        .post("/api/v1/imports/" + id + "/approve")
                        .then()
                        .statusCode(200));
        await().atMost(PATIENCE)
                .until(() -> Database.value("""
                select count(*) from bulk_import where scheme = '%s' and ended is null
                """.formatted(scheme)).equals("0"));
    }

    private static int sum(JsonPath view, String... counts) {
        return Arrays.stream(counts)
                .mapToInt(count -> view.getInt("fetches[0].counts." + count))
                .sum();
    }

    @Test
    void whatTheSourceSaysInsteadCanBeTaken() throws SQLException {
        // Given
        DeskBrowser person = DeskBrowser.of("another.source.cataloguer", "cataloguer");
        records.put("one", new Held("Old wharf", today(), false));
        int begun = fetches();
        add();
        ended(begun);
        edit(person, "one", "Our wharf");
        records.put("one", new Held("Their wharf", today(), false));
        night(false);

        // When
        Page list = person.page("/desk/settled?state=kept");

        // Then
        assertThat(list.document().text()).contains("Our wharf", "Their wharf");
        String id = item("one").getString("id");
        Response taken = person.post(
                "/desk/settled",
                Map.of("state", List.of("kept"), "item", List.of(id), "pointer", List.of("/title/en")));
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(303);
        assertThat(item("one").getString("title.en")).isEqualTo("Their wharf");
        records.put("one", new Held("Their new wharf", today(), false));
        night(false);
        assertThat(item("one").getString("title.en")).isEqualTo("Their new wharf");
    }
}
