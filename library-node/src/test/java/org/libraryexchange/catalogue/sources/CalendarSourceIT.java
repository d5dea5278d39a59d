package org.libraryexchange.catalogue.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;

/** A calendar that the city takes its events from. */
@QuarkusTest
class CalendarSourceIT extends AnsweringSources {

    private static final String ETAG = "\"walks-1\"";
    private static final String MODIFIED = "Tue, 01 Dec 2026 10:00:00 GMT";

    /** When clocks in Leeds go forward this year: never so far away that a calendar leaves it out. */
    private final LocalDate forward = LocalDate.now(ZoneId.of("Europe/London"))
            .with(Month.MARCH)
            .with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));

    /** A Saturday before that, with which the walks begin. */
    private final LocalDate first = forward.minusDays(8);

    private final List<String> method = new CopyOnWriteArrayList<>(List.of("PUBLISH"));
    private final List<String> tags = new CopyOnWriteArrayList<>();
    private final List<String> dates = new CopyOnWriteArrayList<>();

    private static String day(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** @param stamp when it was made: some calendars are made anew each time */
    private String calendar(int stamp) {
        return """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Test//EN
                METHOD:%1$s
                BEGIN:VEVENT
                UID:walk
                DTSTAMP:202611010000%2$02dZ
                SUMMARY:Walk along the wharves
                LOCATION:Granary Wharf
                DTSTART;TZID=Europe/London:%3$sT100000
                DTEND;TZID=Europe/London:%3$sT113000
                RRULE:FREQ=WEEKLY;UNTIL=%7$sT090000Z
                EXDATE;TZID=Europe/London:%4$sT100000
                END:VEVENT
                BEGIN:VEVENT
                UID:walk
                DTSTAMP:202611010000%2$02dZ
                RECURRENCE-ID:%6$sT090000Z
                DTSTART;TZID=Europe/London:%6$sT150000
                DTEND;TZID=Europe/London:%6$sT163000
                END:VEVENT
                BEGIN:VEVENT
                UID:tea
                DTSTAMP:202611010000%2$02dZ
                SUMMARY:Tea by the lake
                DTSTART;TZID=Asia/Shanghai:%5$sT190000
                DTEND;TZID=Asia/Shanghai:%5$sT210000
                STATUS:CANCELLED
                END:VEVENT
                END:VCALENDAR
                """.formatted(
                        method.get(0),
                        stamp,
                        day(first),
                        day(first.plusWeeks(1)),
                        day(first.plusWeeks(2)),
                        day(first.plusWeeks(3)),
                        day(first.plusWeeks(4)))
                .replace("\n", "\r\n");
    }

    private ObjectNode events() {
        ObjectNode events = source("icalendar", "/walks.ics");
        events.putObject("columns")
                .put("UID", "identifier")
                .put("SUMMARY", "title.en")
                .put("LOCATION", "place.name.en")
                .put("START", "event.start")
                .put("END", "event.end")
                .put("ZONE", "event.zone")
                .put("STATUS", "event.status");
        events.withObject("/all").put("kind", "cultural-event").remove("history.form");
        return events;
    }

    /** Answers with the calendar, or that it is as whoever asks knows it, by one header or by both. */
    private void answerWith(String header) {
        answer("/walks.ics", exchange -> {
            String tag = exchange.getRequestHeaders().getFirst("If-None-Match");
            String date = exchange.getRequestHeaders().getFirst("If-Modified-Since");
            tags.add(String.valueOf(tag));
            dates.add(String.valueOf(date));
            exchange.getResponseHeaders().add(header, header.equals("ETag") ? ETAG : MODIFIED);
            if (ETAG.equals(tag) || MODIFIED.equals(date)) {
                exchange.sendResponseHeaders(304, -1);
                exchange.close();
            } else {
                send(exchange, calendar(tags.size()));
            }
        });
    }

    private static JsonPath item(ObjectNode source, String uid) {
        return Api.asCataloguer()
                .get("/api/v1/items/by-identifier/" + source.path("scheme").asText() + "/" + uid)
                .jsonPath();
    }

    private static List<String> occurrences(JsonPath item, String member) {
        return item.getList("event.occurrences." + member, String.class);
    }

    @Test
    void occurrencesAreAsTheCalendarSays() {
        // Given
        answerWith("ETag");
        ObjectNode events = events();

        // When
        String source = add(events);
        JsonPath fetch = ended(source, 0);

        // Then
        assertThat(fetch.getString("state")).isEqualTo("finished");
        assertThat(fetch.getInt("counts.rows"))
                .as("what differs is no record of its own")
                .isEqualTo(2);
        JsonPath walk = item(events, "walk");
        assertThat(walk.getString("title.en")).isEqualTo("Walk along the wharves");
        assertThat(walk.getString("place.name.en")).isEqualTo("Granary Wharf");
        assertThat(occurrences(walk, "start"))
                .as("at ten by the clock of Leeds before and after it goes forward")
                .containsExactly(
                        first + "T10:00",
                        first.plusWeeks(2) + "T10:00",
                        first.plusWeeks(3) + "T15:00",
                        first.plusWeeks(4) + "T10:00");
        assertThat(occurrences(walk, "end"))
                .containsExactly(
                        first + "T11:30",
                        first.plusWeeks(2) + "T11:30",
                        first.plusWeeks(3) + "T16:30",
                        first.plusWeeks(4) + "T11:30");
        assertThat(occurrences(walk, "zone")).containsOnly("Europe/London");
        assertThat(occurrences(walk, "status")).containsOnly("scheduled");
        JsonPath tea = item(events, "tea");
        assertThat(occurrences(tea, "start")).containsExactly(first.plusWeeks(2) + "T19:00");
        assertThat(occurrences(tea, "zone")).containsExactly("Asia/Shanghai");
        assertThat(occurrences(tea, "status")).containsExactly("cancelled");

        // When
        method.set(0, "REPLY");
        JsonPath reply = again(source, false);
        method.set(0, "CANCEL");
        again(source, false);

        // Then
        assertThat(reply.getString("state")).isEqualTo("failed");
        assertThat(reply.getString("reason")).isEqualTo("refused");
        assertThat(occurrences(item(events, "walk"), "status")).hasSize(4).containsOnly("cancelled");
    }

    @ParameterizedTest
    @CsvSource({"ETag", "Last-Modified"})
    void unchangedCalendarIsNotSentAgainAndChangesNothing(String header) throws SQLException {
        // Given
        answerWith(header);
        String source = add(events());
        ended(source, 0);
        String before = Database.stateOfItems();

        // When
        JsonPath known = anHourLater(source);
        JsonPath whole = again(source, false);

        // Then
        assertThat(known.getString("state")).isEqualTo("finished");
        assertThat(known.getString("reason")).isEqualTo("unchanged");
        assertThat(known.getInt("counts.records")).isZero();
        assertThat(whole.getString("reason")).isNull();
        assertThat(whole.getInt("counts.rows")).as("somebody wanted all of it").isEqualTo(2);
        assertThat(tags).containsExactly("null", header.equals("ETag") ? ETAG : "null", "null");
        assertThat(dates).containsExactly("null", header.equals("ETag") ? "null" : MODIFIED, "null");
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }
}
