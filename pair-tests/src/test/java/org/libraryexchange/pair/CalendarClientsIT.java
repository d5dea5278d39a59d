package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.property.DateOrDateTimeProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.validate.ValidationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four programs read the calendars of all sample events and festivals of both cities, and find the dates that the items
 * have: biweekly, ical4j, Thunderbird's ical.js and Python's icalendar.
 */
@Tag("long")
@ExtendWith(SharedPair.class)
class CalendarClientsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path READERS = Repository.root().resolve("pair-tests/calendars");
    private static final String MARK = "calendar-clients";

    /** Debian's, which finds Debian's packages; another one may stand before it in the path. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final Map<String, String> STATES = Map.of(
            "scheduled", "CONFIRMED", "cancelled", "CANCELLED", "postponed", "TENTATIVE", "moved-online", "CONFIRMED");

    private static final Map<String, String> LABELS =
            Map.of("cancelled", "Cancelled: ", "postponed", "Postponed: ", "moved-online", "Moved online: ");

    private static final Program NODE_JS = new Program(
            "Node.js 20.19 or newer with npm, on Debian the packages nodejs and npm", READERS, Map.of(), PATIENCE);
    private static final Program DEBIANS_PYTHON =
            new Program("on Debian the package python3-icalendar", READERS, Map.of(), PATIENCE);

    @TempDir
    Path folder;

    private final List<JsonNode> items = new ArrayList<>();

    /** A date as a program has read it. */
    record Read(String uid, String start, String end, String status, String summary) implements Comparable<Read> {

        static Read of(String line) {
            String[] parts = line.split("\t", -1);
            return new Read(parts[0], parts[1], parts[2], parts[3], parts[4]);
        }

        @Override
        public int compareTo(Read other) {
            return uid.compareTo(other.uid);
        }
    }

    @BeforeEach
    void samplesAreInBothCatalogues(PairUnderTest pair) {
        for (CityUnderTest city : List.of(pair.leeds(), pair.hangzhou())) {
            int number = 0;
            for (String kind : List.of("events", "festivals")) {
                for (ObjectNode sample : SampleItems.of(city.name(), kind)) {
                    // Other tests may have written the same samples.
                    sample.remove("identifiers");
                    sample.put("status", "published")
                            .withArray("/subjects")
                            .addObject()
                            .putObject("label")
                            .put("en", MARK);
                    String key = Integer.toString(number++);
                    items.add(EveryChange.acknowledged(city.client().put(MARK, key, sample.toString()))
                            .json());
                }
            }
        }
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            for (JsonNode item : items) {
                assertThat(pair.leeds()
                                .client()
                                .get("/api/v1/items/" + item.path("id").asText()))
                        .isInstanceOf(RequestOutcome.Acknowledged.class);
            }
            assertThat(pair.leeds().client().searchBehind()).isZero();
        });
    }

    @Test
    void fourProgramsReadTheSameDates(PairUnderTest pair) throws Exception {
        // Given
        URI leeds = pair.leeds().api();
        List<Path> calendars = new ArrayList<>();
        for (JsonNode item : items) {
            calendars.add(fetched(leeds, "/items/" + item.path("id").asText() + ".ics?lang=en"));
        }
        List<Read> dates =
                items.stream().flatMap(CalendarClientsIT::dates).sorted().toList();
        assertThat(dates).hasSizeGreaterThan(100);

        // When, Then
        assertThat(byBiweekly(calendars)).as("biweekly").isEqualTo(dates);
        assertThat(byIcal4j(calendars)).as("ical4j").isEqualTo(dates);
        NODE_JS.run("npm", "ci");
        assertThat(by(NODE_JS, calendars, "node", "dates.mjs")).as("ical.js").isEqualTo(dates);
        assertThat(by(DEBIANS_PYTHON, calendars, PYTHON, "dates.py"))
                .as("icalendar")
                .isEqualTo(dates);
    }

    @Test
    void fourProgramsReadTheSameSearch(PairUnderTest pair) throws Exception {
        // Given
        URI leeds = pair.leeds().api();
        List<Path> calendars = List.of(
                fetched(leeds, "/search.ics?subject=" + MARK + "&from=1990-01-01&lang=zh-Hans"),
                fetched(leeds, "/search.ics?subject=" + MARK + "&kind=history-resource"));

        // When
        List<Read> dates = byBiweekly(calendars);

        // Then
        assertThat(dates).hasSizeGreaterThan(100);
        assertThat(byIcal4j(calendars)).as("ical4j").isEqualTo(dates);
        NODE_JS.run("npm", "ci");
        assertThat(by(NODE_JS, calendars, "node", "dates.mjs")).as("ical.js").isEqualTo(dates);
        assertThat(by(DEBIANS_PYTHON, calendars, PYTHON, "dates.py"))
                .as("icalendar")
                .isEqualTo(dates);
    }

    private Path fetched(URI node, String address) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "calendar", ".ics");
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(node.resolve(address)).build(), BodyHandlers.ofFile(file));
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return file;
    }

    /** The dates of an item, by its document alone. */
    private static Stream<Read> dates(JsonNode item) {
        List<Read> dates = new ArrayList<>();
        for (String kind : List.of("event", "festival")) {
            item.path(kind).path("occurrences").forEach(date -> dates.add(date(item, date)));
        }
        return dates.stream();
    }

    private static Read date(JsonNode item, JsonNode date) {
        String status = date.path("status").asText("scheduled");
        boolean days = date.has("date");
        String begins = date.path(days ? "date" : "start").asText();
        return new Read(
                item.path("id").asText() + "-" + begins.replace("-", "").replace(":", ""),
                days ? begins : moment(begins, date),
                days
                        ? LocalDate.parse(date.path("endDate").asText(begins))
                                .plusDays(1)
                                .toString()
                        : date.has("end") ? moment(date.path("end").asText(), date) : "",
                STATES.get(status),
                LABELS.getOrDefault(status, "") + title(item));
    }

    /** In English, for which the calendars are asked. */
    private static String title(JsonNode item) {
        return item.at("/title/en").asText(item.at("/title/zh-Hans").asText() + " (in Chinese only)");
    }

    private static String moment(String local, JsonNode date) {
        return ZonedDateTime.of(
                        LocalDateTime.parse(local), ZoneId.of(date.path("zone").asText()))
                .withEarlierOffsetAtOverlap()
                .toInstant()
                .toString();
    }

    private static List<Read> by(Program program, List<Path> calendars, String... command) {
        String[] words = Stream.concat(Stream.of(command), calendars.stream().map(Path::toString))
                .toArray(String[]::new);
        return program.run(words).lines().map(Read::of).sorted().toList();
    }

    private static List<Read> byBiweekly(List<Path> calendars) {
        return calendars.stream()
                .flatMap(CalendarClientsIT::byBiweekly)
                .map(event -> new Read(
                        event.getUid().getValue(),
                        told(event.getDateStart()),
                        Optional.ofNullable(event.getDateEnd())
                                .map(CalendarClientsIT::told)
                                .orElse(""),
                        event.getStatus().getValue(),
                        event.getSummary().getValue()))
                .sorted()
                .toList();
    }

    private static Stream<VEvent> byBiweekly(Path calendar) {
        try {
            return Biweekly.parse(calendar.toFile()).first().getEvents().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told(DateOrDateTimeProperty time) {
        return time.getValue().hasTime() ? time.getValue().toInstant().toString() : "%tF".formatted(time.getValue());
    }

    private static List<Read> byIcal4j(List<Path> calendars) {
        return calendars.stream()
                .flatMap(calendar -> parsed(calendar).getComponents("VEVENT").stream())
                .map(CalendarComponent.class::cast)
                .map(event -> new Read(
                        event.<Uid>getProperty("UID").orElseThrow().getValue(),
                        told(event, "DTSTART").orElseThrow(),
                        told(event, "DTEND").orElse(""),
                        event.<Status>getProperty("STATUS").orElseThrow().getValue(),
                        event.<Summary>getProperty("SUMMARY").orElseThrow().getValue()))
                .sorted()
                .toList();
    }

    /** Also checks that the calendar is valid by RFC 5545. */
    private static Calendar parsed(Path file) {
        try (var text = Files.newInputStream(file)) {
            Calendar calendar = new CalendarBuilder().build(text);
            assertThat(calendar.validate(true).hasErrors()).as(file.toString()).isFalse();
            return calendar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserException | ValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<String> told(CalendarComponent event, String name) {
        return event.<DateProperty<Temporal>>getProperty(name)
                .map(DateProperty::getDate)
                .map(time -> time instanceof LocalDate
                        ? time.toString()
                        : Instant.from(time).toString());
    }
}
