package org.libraryexchange.catalogue.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.libraryexchange.catalogue.sources.RecordReader.SourceRecord;

/** Cases of RFC 5545, and what calendars in use make of it. */
class CalendarReaderTest {

    private static List<Map<String, String>> read(String head, String... events) throws IOException {
        return readAll("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n" + head + String.join("", events)
                + "END:VCALENDAR\n");
    }

    private static List<Map<String, String>> readAll(String calendar) throws IOException {
        List<SourceRecord> records = new ArrayList<>();
        new CalendarReader(ZoneId.of("Europe/London"), LocalDate.of(2027, 3, 10))
                .read(
                        new ByteArrayInputStream(calendar.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                        records::add);
        return records.stream().map(SourceRecord::cells).toList();
    }

    private static String event(String uid, String lines) {
        return "BEGIN:VEVENT\nUID:" + uid + "\nDTSTAMP:20270101T000000Z\nSUMMARY:Walk\n" + lines.strip()
                + "\nEND:VEVENT\n";
    }

    @Test
    void ruleWithAnEndExceptionsAndAdditionsIsWorkedOutAcrossTheChangeOfClocks() throws IOException {
        // When
        Map<String, String> walk = read("", event("1", """
            DTSTART;TZID=Europe/London:20270320T100000
            DTEND;TZID=Europe/London:20270320T113000
            RRULE:FREQ=WEEKLY;COUNT=4
            EXDATE;TZID=Europe/London:20270403T100000
            RDATE;TZID=Europe/London:20270501T100000
            """)).get(0);

        // Then
        assertThat(walk.get("START")).isEqualTo("2027-03-20T10:00|2027-03-27T10:00|2027-04-10T10:00|2027-05-01T10:00");
        assertThat(walk.get("END")).startsWith("2027-03-20T11:30|2027-03-27T11:30|2027-04-10T11:30");
        assertThat(walk.get("ZONE")).startsWith("Europe/London|");
    }

    @Test
    void occurrenceThatDiffersReplacesTheOneOfTheRule() throws IOException {
        // When
        List<Map<String, String>> walks = read("", event("1", """
            DTSTART:20270320T100000Z
            DURATION:PT1H
            RRULE:FREQ=DAILY;UNTIL=20270322T100000Z
            """), event("1", """
                            RECURRENCE-ID:20270321T100000Z
                            DTSTART:20270321T150000Z
                            DTEND:20270321T160000Z
                            """), event("1", """
                            RECURRENCE-ID:20270322T100000Z
                            DTSTART:20270322T100000Z
                            DTEND:20270322T110000Z
                            STATUS:CANCELLED
                            """));

        // Then
        assertThat(walks).singleElement().satisfies(walk -> {
            assertThat(walk.get("START")).isEqualTo("2027-03-20T10:00|2027-03-21T15:00|2027-03-22T10:00");
            assertThat(walk.get("STATUS")).isEqualTo("scheduled|scheduled|cancelled");
        });
    }

    @Test
    void wholeDaysEndOnTheirLastOne() throws IOException {
        // When
        List<Map<String, String>> days = read(
                "",
                event("one", "DTSTART;VALUE=DATE:20270328"),
                event("three", "DTSTART;VALUE=DATE:20270327\nDTEND;VALUE=DATE:20270330"));

        // Then
        assertThat(days).extracting(day -> day.get("DATE")).containsExactly("2027-03-28", "2027-03-27");
        assertThat(days).extracting(day -> day.get("END DATE")).containsExactly("2027-03-28", "2027-03-29");
    }

    @Test
    void timesWithoutAZoneOrInOneOfTheCalendarsOwnAreByTheCitysClock() throws IOException {
        // When
        List<Map<String, String>> events = read(
                """
                BEGIN:VTIMEZONE
                TZID:Office
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0800
                TZOFFSETTO:+0800
                END:STANDARD
                END:VTIMEZONE
                """,
                event("floating", "DTSTART:20270320T100000"),
                event("utc", "DTSTART:20270701T100000Z"),
                event("own", "DTSTART;TZID=Office:20270320T100000"));

        // Then
        assertThat(events)
                .extracting(event -> event.get("START"))
                .containsExactly("2027-03-20T10:00", "2027-07-01T11:00", "2027-03-20T02:00");
        assertThat(events).extracting(event -> event.get("ZONE")).containsOnly("Europe/London");
    }

    @Test
    void endlessRuleIsTakenAYearAheadInWholeMonths() throws IOException {
        // When
        String starts = read("", event("1", "DTSTART:20200101T100000Z\nRRULE:FREQ=MONTHLY"))
                .get(0)
                .get("START");

        // Then
        assertThat(starts.split("\\|")).hasSize(25);
        assertThat(starts).startsWith("2026-03-01T10:00").endsWith("2028-03-01T10:00");
    }

    @Test
    void ofManyDatesThoseToComeAreTaken() throws IOException {
        // When
        String starts = read("", event("1", "DTSTART:20200101T100000Z\nRRULE:FREQ=HOURLY;INTERVAL=12"))
                .get(0)
                .get("START");

        // Then
        assertThat(starts.split("\\|")).hasSize(500);
        assertThat(starts).startsWith("2027-03-01T");
    }

    @Test
    void emptySequenceIsNone() throws IOException {
        assertThat(read(
                        "",
                        event("1", "DTSTART:20270401T100000Z\nSEQUENCE:"),
                        event("1", "DTSTART:20270402T100000Z\nSEQUENCE:1")))
                .singleElement()
                .extracting(walk -> walk.get("START"))
                .isEqualTo("2027-04-02T11:00");
    }

    @Test
    void cancelledCalendarCancelsAndAnAnswerIsNoCalendar() throws IOException {
        assertThat(read("METHOD:CANCEL\n", event("1", "DTSTART:20270320T100000Z"))
                        .get(0))
                .containsEntry("STATUS", "cancelled");
        assertThatThrownBy(() -> read("METHOD:REPLY\n", event("1", "DTSTART:20270320T100000Z")))
                .isInstanceOfSatisfying(
                        SourceFailedException.class,
                        e -> assertThat(e.trouble()).isEqualTo(Trouble.REFUSED));
        assertThatThrownBy(() -> readAll("<html></html>")).isInstanceOf(SourceFailedException.class);
        assertThatThrownBy(() -> readAll("BEGIN:VCALENDAR\nVERSION:2.0\n" + event("1", "DTSTART:20270320T100000Z")))
                .isInstanceOf(SourceFailedException.class);
    }

    @Test
    void textsKeepTheirLinesAndSigns() throws IOException {
        // When
        Map<String, String> walk = read("", event("1", """
            DTSTART:20270320T100000Z
            DESCRIPTION:First line\\nSecond\\, line
            LOCATION:杭州图书馆
            CATEGORIES:Canals,Trade
            GEO:53.8;-1.55
            """)).get(0);

        // Then
        assertThat(walk)
                .containsEntry("DESCRIPTION", "First line\nSecond, line")
                .containsEntry("LOCATION", "杭州图书馆")
                .containsEntry("CATEGORIES", "Canals|Trade")
                .containsEntry("GEO latitude", "53.8");
    }

    private static String starts(String lines) throws IOException {
        return read("", event("1", lines)).get(0).get("START");
    }

    @Test
    void additionsWithoutARuleComeAfterTheBeginning() throws IOException {
        assertThat(starts("DTSTART:20270110T100000Z\nRDATE:20270112T100000Z,20270110T100000Z"))
                .isEqualTo("2027-01-10T10:00|2027-01-12T10:00");
        assertThat(starts("DTSTART:20270110T100000Z\nRDATE:20270112T100000Z\nEXDATE:20270110T100000Z"))
                .isEqualTo("2027-01-12T10:00");
        assertThat(read("", event("days", "DTSTART;VALUE=DATE:20270110\nRDATE;VALUE=DATE:20270112,20270115"))
                        .get(0))
                .containsEntry("DATE", "2027-01-10|2027-01-12|2027-01-15")
                .containsEntry("END DATE", "2027-01-10|2027-01-12|2027-01-15");
    }

    @Test
    void periodAmongAdditionsHasAnEndOfItsOwn() throws IOException {
        // When
        Map<String, String> walk = read("", event("1", """
            DTSTART:20270110T100000Z
            DTEND:20270110T110000Z
            RDATE;VALUE=PERIOD:20270112T100000Z/PT3H,20270113T100000Z/20270113T103000Z
            """)).get(0);

        // Then
        assertThat(walk.get("START")).isEqualTo("2027-01-10T10:00|2027-01-12T10:00|2027-01-13T10:00");
        assertThat(walk.get("END")).isEqualTo("2027-01-10T11:00|2027-01-12T13:00|2027-01-13T10:30");
    }

    @Test
    void exceptionsMayBeInAnotherZoneAndLeaveOutWholeDays() throws IOException {
        assertThat(starts("""
            DTSTART;TZID=Europe/London:20270320T100000
            RRULE:FREQ=WEEKLY;COUNT=3
            EXDATE:20270403T090000Z
            """)).isEqualTo("2027-03-20T10:00|2027-03-27T10:00");
        assertThat(read("", event("days", """
                        DTSTART;VALUE=DATE:20270327
                        DTEND;VALUE=DATE:20270329
                        RRULE:FREQ=DAILY;COUNT=3
                        EXDATE;VALUE=DATE:20270328
                        """)).get(0))
                .containsEntry("DATE", "2027-03-27|2027-03-29")
                .containsEntry("END DATE", "2027-03-28|2027-03-30");
    }

    @Test
    void ruleEndsWithItsLastDay() throws IOException {
        assertThat(starts("DTSTART:20270110T100000Z\nRRULE:FREQ=DAILY;UNTIL=20270112"))
                .isEqualTo("2027-01-10T10:00|2027-01-11T10:00|2027-01-12T10:00");
        assertThat(starts("DTSTART:20270110T100000Z\nRRULE:FREQ=DAILY;UNTIL=20270112T095959Z"))
                .isEqualTo("2027-01-10T10:00|2027-01-11T10:00");
    }

    @Test
    void occurrenceIsReplacedWhateverZoneNamesIt() throws IOException {
        // When
        List<Map<String, String>> walks = read("", event("1", """
            DTSTART;TZID=Europe/London:20270701T100000
            RRULE:FREQ=WEEKLY;COUNT=3
            """), event("1", """
                            RECURRENCE-ID:20270708T090000Z
                            DTSTART;TZID=Europe/London:20270709T140000
                            """), event("1", """
                            RECURRENCE-ID;TZID=Asia/Shanghai:20270715T170000
                            STATUS:CANCELLED
                            """));

        // Then
        assertThat(walks).singleElement().satisfies(walk -> {
            assertThat(walk.get("START")).isEqualTo("2027-07-01T10:00|2027-07-09T14:00|2027-07-15T17:00");
            assertThat(walk.get("STATUS")).isEqualTo("scheduled|scheduled|cancelled");
        });
    }

    @Test
    void changeOfThisAndWhatFollowsMovesAllOfThem() throws IOException {
        // When
        List<Map<String, String>> walks = read("", event("1", """
            DTSTART;TZID=Europe/London:20270313T100000
            DTEND;TZID=Europe/London:20270313T110000
            RRULE:FREQ=WEEKLY;COUNT=4
            """), event("1", """
                            RECURRENCE-ID;TZID=Europe/London:20270403T100000
                            DTSTART;TZID=Europe/London:20270403T180000
                            DTEND;TZID=Europe/London:20270403T190000
                            """), event("1", """
                            RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20270320T100000
                            DTSTART;TZID=Europe/London:20270320T113000
                            DTEND;TZID=Europe/London:20270320T133000
                            """));

        // Then
        assertThat(walks).singleElement().satisfies(walk -> {
            assertThat(walk.get("START"))
                    .isEqualTo("2027-03-13T10:00|2027-03-20T11:30|2027-03-27T11:30|2027-04-03T18:00");
            assertThat(walk.get("END"))
                    .isEqualTo("2027-03-13T11:00|2027-03-20T13:30|2027-03-27T13:30|2027-04-03T19:00");
        });
    }

    @Test
    void dayIsTheSameInEveryZoneOfTheMachine() throws IOException {
        TimeZone machine = TimeZone.getDefault();
        try {
            for (String zone : List.of("Pacific/Kiritimati", "America/St_Johns", "UTC")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(read("", event("1", "DTSTART;VALUE=DATE:20270313\nRRULE:FREQ=DAILY;COUNT=3"))
                                .get(0))
                        .as(zone)
                        .containsEntry("DATE", "2027-03-13|2027-03-14|2027-03-15");
                assertThat(starts("DTSTART:20270320T233000\nRDATE:20270328T013000"))
                        .as(zone)
                        .isEqualTo("2027-03-20T23:30|2027-03-28T01:30");
            }
        } finally {
            TimeZone.setDefault(machine);
        }
    }

    @Test
    @Timeout(60)
    void hostileRulesEnd() {
        for (String rule : List.of(
                "RRULE:FREQ=SECONDLY;COUNT=2000000000", "RRULE:FREQ=DAILY\nEXRULE:FREQ=SECONDLY;COUNT=2000000000")) {
            assertThatThrownBy(() -> read("", event("1", "DTSTART:19700320T100000Z\n" + rule)))
                    .isInstanceOfSatisfying(
                            SourceFailedException.class,
                            e -> assertThat(e.trouble()).isEqualTo(Trouble.DAMAGED));
        }
        String many =
                String.join("", Collections.nCopies(600, event("u", "DTSTART:20270101T000000Z\nRRULE:FREQ=MINUTELY")));
        assertThatThrownBy(() -> read("", unlike(many))).isInstanceOf(SourceFailedException.class);
    }

    /** The same events, each with a name of its own. */
    private static String unlike(String events) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("UID:u").matcher(events).replaceAll(found -> "UID:u" + number.incrementAndGet());
    }
}
