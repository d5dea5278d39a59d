package org.libraryexchange.catalogue.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpHandler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.json.StrictJson;

/** What the node makes of what sources answer, well or not. */
@QuarkusTest
class SourcesIT extends AnsweringSources {

    @Test
    void previewShowsWhatRecordsWouldChangeAndStoresNothing() {
        // Given
        answer("/table", exchange -> send(exchange, """
                No,Title,Web
                1,A wharf,
                1,The same wharf,
                ,A lock without a number,
                2,,
                3,Ours,http://leeds.library.example/items/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11
                """));
        ObjectNode source = source("csv", "/table");
        String before = Database.stateOfItems();

        // When
        JsonPath preview = preview(source);
        JsonPath headings =
                preview(source.deepCopy().set("columns", StrictJson.mapper().createObjectNode()));
        JsonPath failing = preview(source.deepCopy().put("address", "http://127.0.0.1:1/"));

        // Then
        assertThat(preview.getList("records.effect", String.class))
                .containsExactly("created", "repeated", "unusable", "refused", "own");
        assertThat(preview.getString("records[0].document.title.en")).isEqualTo("A wharf");
        assertThat(preview.getString("records[3].problems[0].field")).isNotEmpty();
        assertThat(headings.getString("records[0].cells.Title")).isEqualTo("A wharf");
        assertThat(headings.getString("records[0].effect")).isEqualTo("unusable");
        assertThat(failing.getString("reason")).isEqualTo("private");
        assertThat(Database.stateOfItems()).isEqualTo(before);
        assertThat(Database.value(
                        "select count(*) from source where scheme = ?",
                        source.path("scheme").asText()))
                .isEqualTo("0");
    }

    private static JsonPath preview(JsonNode source) {
        Response answer =
                head().contentType("application/json").body(source.toString()).post(SOURCES + "/preview");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    @Test
    void slowSourceKeepsNoOtherWaiting() throws InterruptedException {
        // Given
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch patience = new CountDownLatch(1);
        answer("/slow", exchange -> {
            asked.countDown();
            try {
                patience.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            send(exchange, "No,Title\n1,Slow\n");
        });
        answer("/quick", exchange -> send(exchange, "No,Title\n1,Quick\n"));
        String slow = add(source("csv", "/slow"));
        assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        // When
        JsonPath quick = ended(add(source("csv", "/quick")), 0);

        // Then
        assertThat(quick.getString("state")).isEqualTo("finished");
        assertThat(latest(slow).getString("state")).isEqualTo("running");
        patience.countDown();
        JsonPath late = ended(slow, 0);
        assertThat(late.getString("state")).isEqualTo("finished");
        assertThat(late.getBoolean("slow")).isTrue();
        assertThat(late.getInt("counts.rows")).isOne();
        assertThat(late.getLong("spent")).isGreaterThan(2_000);
    }

    @Test
    void listThatEndsBeforeItsOwnSizeIsNotComplete() {
        // Given
        List<String> size = new CopyOnWriteArrayList<>(List.of(""));
        List<String> names = new CopyOnWriteArrayList<>(List.of("1", "2", "3"));
        answer("/oai", exchange -> send(exchange, list(size.get(0), names.toArray(String[]::new))));
        ObjectNode archive = source("oai-pmh", "/oai");
        String source = add(archive);
        assertThat(ended(source, 0).getString("reason")).isNull();

        // When
        names.remove("3");
        size.set(0, " completeListSize='3'");
        JsonPath lacking = again(source, false);

        // Then
        assertThat(lacking.getString("state")).isEqualTo("finished");
        assertThat(lacking.getString("reason")).isEqualTo("incomplete");
        assertThat(lacking.getInt("listed")).isEqualTo(2);
        assertThat(status(archive, "3")).isEqualTo("published");

        // When
        size.set(0, " completeListSize='2'");
        JsonPath whole = again(source, false);

        // Then
        assertThat(whole.getString("reason")).isNull();
        assertThat(status(archive, "3")).isEqualTo("withdrawn");
    }

    static Stream<Arguments> cutOff() {
        HttpHandler cut = exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(list("", "3").substring(0, 60).getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
        HttpHandler early = exchange -> send(exchange, list("", "3").replaceAll("<resumptionToken.*", ""));
        return Stream.of(Arguments.of("broke-off", cut), Arguments.of("damaged", early));
    }

    @ParameterizedTest
    @MethodSource("cutOff")
    void listThatIsCutOffWithdrawsNothingAndTellsWhy(String reason, HttpHandler end) {
        // Given
        List<HttpHandler> ends = new CopyOnWriteArrayList<>(List.of(exchange -> send(exchange, list("", "3", "4"))));
        answer("/oai", exchange -> {
            if (exchange.getRequestURI().getQuery().contains("resumptionToken=")) {
                ends.get(0).handle(exchange);
            } else {
                send(
                        exchange,
                        list("", "1", "2").replace("<resumptionToken/>", "<resumptionToken>a</resumptionToken>"));
            }
        });
        ObjectNode archive = source("oai-pmh", "/oai");
        String source = add(archive);
        assertThat(ended(source, 0).getInt("counts.rows")).isEqualTo(4);

        // When
        ends.set(0, end);
        JsonPath broken = again(source, false);

        // Then
        assertThat(broken.getString("state")).isEqualTo("failed");
        assertThat(broken.getString("reason")).isEqualTo(reason);
        assertThat(broken.getInt("counts.rows")).as("of the first answer").isEqualTo(2);
        assertThat(broken.getInt("withdrawals")).isZero();
        assertThat(Stream.of("1", "2", "3", "4").map(value -> status(archive, value)))
                .containsOnly("published");
    }

    @Test
    void unreadableRecordsAreToldAndNothingCountsAsMissingUnlessTrusted() {
        // Given
        List<String> table = new CopyOnWriteArrayList<>(List.of("No,Title\n1,A wharf\n2,A lock\n"));
        answer("/table", exchange -> send(exchange, table.get(0)));
        ObjectNode archive = source("csv", "/table");
        String source = add(archive);
        ended(source, 0);

        // When
        table.set(0, "No,Title\n1,A wharf\n2,A lock,too,many\n");
        JsonPath unreadable = again(source, false);

        // Then
        assertThat(unreadable.getString("reason")).isEqualTo("unreadable");
        assertThat(unreadable.getInt("counts.unusable")).isOne();
        assertThat(status(archive, "2")).isEqualTo("published");

        // When
        again(source, true);

        // Then
        assertThat(status(archive, "2")).isEqualTo("withdrawn");
    }

    @Test
    void deletedRecordThatAnotherPartIdentifiesIsMissing() {
        // Given
        String kept = "<record><header><identifier>a</identifier></header><metadata><dc><identifier>1</identifier>"
                + "<title>Sheet 1</title></dc></metadata></record>";
        List<String> other =
                new CopyOnWriteArrayList<>(List.of(kept.replace(">a<", ">b<").replace(">1<", ">2<")));
        answer(
                "/oai",
                exchange ->
                        send(exchange, "<OAI-PMH><ListRecords>" + kept + other.get(0) + "</ListRecords></OAI-PMH>"));
        ObjectNode archive = source("oai-pmh", "/oai");
        archive.putObject("columns").put("identifier", "identifier").put("title", "title.en");
        String source = add(archive);
        ended(source, 0);
        assertThat(status(archive, "2")).isEqualTo("published");

        // When
        other.set(0, "<record><header status='deleted'><identifier>b</identifier></header></record>");
        JsonPath fetch = again(source, false);

        // Then
        assertThat(fetch.getString("reason")).isNull();
        assertThat(fetch.getInt("counts.deleted")).isOne();
        assertThat(status(archive, "1")).isEqualTo("published");
        assertThat(status(archive, "2")).isEqualTo("withdrawn");
    }

    @Test
    void tableInAnotherEncodingIsToldAndBringsNothing() {
        // Given
        answer("/table", exchange -> {
            byte[] table = "编号,题名\n1,西湖旧影\n".getBytes(Charset.forName("GB18030"));
            exchange.sendResponseHeaders(200, table.length);
            exchange.getResponseBody().write(table);
            exchange.close();
        });

        // When
        JsonPath preview = preview(source("csv", "/table"));

        // Then
        assertThat(preview.getString("reason")).isEqualTo("encoding");
        assertThat(preview.getList("records")).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("withdrawAfter", new IntNode(101)),
                Arguments.of("withdrawAfter", new IntNode(-1)),
                Arguments.of("status", new TextNode("withdrawn")),
                Arguments.of("secret", new TextNode("nowhere")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void sourceThatCannotBeUsedIsRefused(String member, JsonNode value) {
        // When
        Response answer = head().contentType("application/json")
                .body(source("csv", "/table").set(member, value).toString())
                .post(SOURCES);

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("violations[0].pointer")).isEqualTo("/" + member);
    }

    @Test
    void tagIsRememberedOnlyAfterAGoodEnd() throws SQLException {
        // Given
        List<String> table = new CopyOnWriteArrayList<>(List.of("No,Title\n1,A wharf\n2,A lock\n"));
        List<String> known = new CopyOnWriteArrayList<>();
        answer("/table", exchange -> {
            known.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match")));
            exchange.getResponseHeaders()
                    .add("ETag", "\"" + Integer.toHexString(table.get(0).hashCode()) + "\"");
            send(exchange, table.get(0));
        });
        String source = add(source("csv", "/table"));
        ended(source, 0);
        String good = "\"" + Integer.toHexString(table.get(0).hashCode()) + "\"";

        // When
        for (String bad : List.of("No,Title\n", "No,Title\n1,\"A wharf\n")) {
            table.set(0, bad);
            assertThat(anHourLater(source).getString("state")).as(bad).isEqualTo("failed");
        }
        table.set(0, "No,Title\n1,A wharf\n2,A lock\n");
        JsonPath well = anHourLater(source);

        // Then
        assertThat(well.getString("state")).isEqualTo("finished");
        assertThat(known.get(0)).isEqualTo("null");
        assertThat(known.subList(1, known.size())).containsOnly(good);
    }

    @Test
    void busySourceIsLeftAloneAsLongAsItWants() {
        // Given
        List<Instant> asked = new CopyOnWriteArrayList<>();
        answer("/busy", exchange -> {
            asked.add(Instant.now());
            if (asked.size() == 1) {
                exchange.getResponseHeaders().add("Retry-After", "2");
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
            } else {
                send(exchange, "No,Title\n1,A wharf\n");
            }
        });

        // When
        JsonPath fetch = ended(add(source("csv", "/busy")), 0);

        // Then
        assertThat(fetch.getString("state")).isEqualTo("finished");
        assertThat(asked).hasSize(2);
        assertThat(Duration.between(asked.get(0), asked.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(1_900));
    }

    @ParameterizedTest
    @CsvSource({"received = 2147483649, too-large, 2 GiB", "spent = 10800000, too-slow, 3 h"})
    void fetchBeyondItsBoundsEndsAndWithdrawsNothing(String bound, String reason, String detail) throws SQLException {
        // Given
        List<String> first = new CopyOnWriteArrayList<>(List.of(list("", "1", "2")));
        List<String> asked = new CopyOnWriteArrayList<>();
        answer("/oai", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            if (asked.get(asked.size() - 1).contains("resumptionToken")) {
                exchange.getResponseHeaders().add("Retry-After", "3600");
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
            } else {
                send(exchange, first.get(0));
            }
        });
        ObjectNode archive = source("oai-pmh", "/oai");
        String source = add(archive);
        ended(source, 0);
        first.set(0, list("", "3").replace("<resumptionToken/>", "<resumptionToken>next</resumptionToken>"));
        want(source, false);
        String running = " source.id = source_id and state = 'running' and scheme = ?";
        String scheme = archive.path("scheme").asText();
        await().atMost(PATIENCE)
                .until(
                        () -> Database.rows(
                                "select next > now() + interval '50 minutes' from source_fetch, source where" + running,
                                scheme),
                        List.of("t")::equals);

        // When
        try (Connection session = Database.session()) {
            Database.execute(
                    session, "update source_fetch set next = now(), " + bound + " from source where" + running, scheme);
        }
        JsonPath fetch = ended(source, 1);

        // Then
        assertThat(List.of(fetch.getString("state"), fetch.getString("reason"), fetch.getString("detail")))
                .containsExactly("failed", reason, detail);
        assertThat(asked).hasSize(3);
        assertThat(fetch.getString("withdrawalId")).isNull();
        assertThat(List.of(status(archive, "1"), status(archive, "2"), status(archive, "3")))
                .containsOnly("published");
    }

    @Test
    void sourceThatNobodyExpectedStopsNoOther() throws SQLException {
        // Given
        answer("/odd", exchange -> send(exchange, "No,Title,When\n1,A wharf,2027-05-01 10:00\n"));
        ObjectNode odd = source("csv", "/odd");
        ((ObjectNode) odd.path("columns")).put("When", "event.start");
        ((ObjectNode) odd.path("all")).put("kind", "cultural-event");
        String broken = add(odd);
        ended(broken, 0);
        try (Connection session = Database.session()) {
            Database.execute(
                    session,
                    "update source set mapping = cast(cast(mapping as jsonb) - 'place' as text) where scheme = ?",
                    odd.path("scheme").asText());
        }

        // When
        JsonPath fault = again(broken, false);
        answer("/well", exchange -> send(exchange, "No,Title\n1,A wharf\n"));
        JsonPath well = ended(add(source("csv", "/well")), 0);

        // Then
        assertThat(fault.getString("state")).isEqualTo("failed");
        assertThat(fault.getString("reason")).isEqualTo("damaged");
        assertThat(well.getString("state")).isEqualTo("finished");
    }

    @Test
    void privateAddressIsRefusedByNumberAndByRedirect() {
        // Given
        answer("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://10.0.0.1/table");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        // When
        JsonPath redirected = ended(add(source("csv", "/away")), 0);
        JsonPath direct = ended(add(source("csv", "/").put("address", "http://127.0.0.1:" + port() + "/")), 0);

        // Then
        assertThat(List.of(redirected.getString("reason"), direct.getString("reason")))
                .containsOnly("private");
    }
}
