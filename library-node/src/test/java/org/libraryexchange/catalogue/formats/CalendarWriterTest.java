package org.libraryexchange.catalogue.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.catalogue.formats.CalendarEvent.Days;
import org.libraryexchange.catalogue.formats.CalendarEvent.Hours;
import org.libraryexchange.catalogue.formats.CalendarEvent.Identity;
import org.libraryexchange.catalogue.formats.CalendarEvent.State;
import org.libraryexchange.catalogue.formats.CalendarEvent.Times;
import org.libraryexchange.catalogue.formats.CalendarWriter.CalendarFile;
import org.libraryexchange.item.Coordinates;

class CalendarWriterTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int MOST_OCTETS = 75;

    @Test
    void aDateInLondonIsWrittenWithItsZone() {
        // Given
        CalendarEvent event = new CalendarEvent(
                new Identity("019ac1f2-20271007T1800", 3, Instant.parse("2026-11-20T14:05:11.123Z")),
                hours("2027-10-07T18:00", Optional.of("2027-10-07T23:00"), "Europe/London"),
                Optional.of(State.CONFIRMED),
                new TaggedText("en", "Light Night Leeds 2027"),
                new TaggedText("en", "Two evenings.\n\nhttps://leeds.example.org/items/019ac1f2"),
                Optional.of(new TaggedText("en", "Leeds city centre, Leeds LS1")),
                Optional.of(new Coordinates(53.7997, -0.00001)),
                URI.create("https://leeds.example.org/items/019ac1f2"),
                List.of("Light art", "Evenings, late; or \\early"));

        // When
        String text = written(Optional.of(Duration.ofHours(1)), event);

        // Then
        assertThat(text).isEqualTo(lines("""
                        BEGIN:VCALENDAR
                        VERSION:2.0
                        PRODID:-//Library exchange//Library node//EN
                        CALSCALE:GREGORIAN
                        NAME:Leeds\\, Hangzhou
                        X-WR-CALNAME:Leeds\\, Hangzhou
                        REFRESH-INTERVAL;VALUE=DURATION:PT1H
                        X-PUBLISHED-TTL:PT1H
                        BEGIN:VTIMEZONE
                        TZID:Europe/London
                        BEGIN:DAYLIGHT
                        DTSTART:19980329T010000
                        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                        TZOFFSETFROM:+0000
                        TZOFFSETTO:+0100
                        END:DAYLIGHT
                        BEGIN:STANDARD
                        DTSTART:19981025T020000
                        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                        TZOFFSETFROM:+0100
                        TZOFFSETTO:+0000
                        END:STANDARD
                        END:VTIMEZONE
                        BEGIN:VEVENT
                        UID:019ac1f2-20271007T1800
                        SEQUENCE:3
                        DTSTAMP:20261120T140511Z
                        LAST-MODIFIED:20261120T140511Z
                        DTSTART;TZID=Europe/London:20271007T180000
                        DTEND;TZID=Europe/London:20271007T230000
                        STATUS:CONFIRMED
                        SUMMARY;LANGUAGE=en:Light Night Leeds 2027
                        DESCRIPTION;LANGUAGE=en:Two evenings.\\n\\nhttps://leeds.example.org/items/01
                         9ac1f2
                        LOCATION;LANGUAGE=en:Leeds city centre\\, Leeds LS1
                        GEO:53.7997;-0.000010
                        URL:https://leeds.example.org/items/019ac1f2
                        CATEGORIES:Light art,Evenings\\, late\\; or \\\\early
                        END:VEVENT
                        END:VCALENDAR
                        """));
    }

    @Test
    void hangzhouHasOneTimeOfTheYear() {
        // When
        String text = written(event(hours("2027-05-08T09:30", Optional.empty(), "Asia/Shanghai")));

        // Then
        assertThat(text)
                .contains(lines("""
                        BEGIN:VTIMEZONE
                        TZID:Asia/Shanghai
                        BEGIN:STANDARD
                        DTSTART:19920101T000000
                        TZOFFSETFROM:+0800
                        TZOFFSETTO:+0800
                        END:STANDARD
                        END:VTIMEZONE
                        """), "DTSTART;TZID=Asia/Shanghai:20270508T093000\r\n")
                .doesNotContain("DTEND", "RRULE");
    }

    @Test
    void wholeDaysEndOnTheDayAfter() {
        // When
        String text = written(event(new Days(LocalDate.of(2027, 2, 28), LocalDate.of(2027, 2, 28))));

        // Then
        assertThat(text)
                .contains("DTSTART;VALUE=DATE:20270228\r\n", "DTEND;VALUE=DATE:20270301\r\n", "TRANSP:TRANSPARENT\r\n")
                .doesNotContain("VTIMEZONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Africa/Cairo", "+05:30", "UTC+08:00"})
    void zonesThatHaveNoYearlyWeekAreWrittenInUtc(String zone) {
        // Given
        ZonedDateTime start = ZonedDateTime.of(LocalDateTime.parse("2027-06-01T18:00"), ZoneId.of(zone));

        // When
        String text = written(event(new Hours(start, Optional.empty())));

        // Then
        assertThat(text)
                .contains("DTSTART:" + start.toInstant().toString().replaceAll("[-:]", "") + "\r\n")
                .doesNotContain("VTIMEZONE", "TZID");
    }

    @Test
    void yearsBeforeTheRulesAreWrittenInUtc() {
        // When
        String text = written(event(hours("1970-01-10T12:00", Optional.empty(), "Europe/London")));

        // Then
        assertThat(text)
                .as("then London had summer time all year")
                .contains("DTSTART:19700110T110000Z\r\n")
                .doesNotContain("VTIMEZONE");
    }

    @Test
    void anEmptyCalendarHasAZoneBecauseItMustHaveSomething() {
        assertThat(written()).contains("BEGIN:VTIMEZONE").doesNotContain("VEVENT");
        assertThat(written(ZoneId.of("Africa/Cairo"))).contains("TZID:Etc/UTC");
    }

    @Test
    void linesAreFoldedAfter75OctetsAndNeverWithinACharacter() {
        // Given
        String mixed = "é杭𠮷a".repeat(200);

        // When
        String text = written(said(new TaggedText("zh-Hans", mixed)));

        // Then
        assertThat(text.lines()).allSatisfy(line -> {
            assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(MOST_OCTETS);
            assertThat(new String(line.getBytes(UTF_8), UTF_8)).doesNotContain("\uFFFD", "?");
        });
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY;LANGUAGE=zh-Hans:" + mixed + "\r\n");
        assertThat(text.lines().filter(line -> line.getBytes(UTF_8).length > MOST_OCTETS - 4))
                .as("lines are filled")
                .hasSizeGreaterThan(20);
    }

    @Test
    void textCannotBecomeAnotherProperty() {
        // When
        String text =
                written(said(new TaggedText("en\r\nX:1", "A\r\nATTACH:http://evil\tB\u0000\u0007;C\u2028D\uD800")));

        // Then
        assertThat(text).contains("SUMMARY:A\\nATTACH:http://evil B\\;C\u2028D\r\n");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("ATTACH") || line.startsWith("X:"));
    }

    private static CalendarEvent said(TaggedText summary) {
        return event(new Days(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 1)), summary);
    }

    private static CalendarEvent event(Times times) {
        return event(times, new TaggedText("en", "Something"));
    }

    private static CalendarEvent event(Times times, TaggedText summary) {
        return new CalendarEvent(
                new Identity("a-1", 1, Instant.EPOCH),
                times,
                Optional.empty(),
                summary,
                new TaggedText("en", "Text"),
                Optional.empty(),
                Optional.empty(),
                URI.create("https://leeds.example.org/"),
                List.of());
    }

    private static Hours hours(String start, Optional<String> end, String zone) {
        ZoneId in = ZoneId.of(zone);
        return new Hours(
                ZonedDateTime.of(LocalDateTime.parse(start), in),
                end.map(it -> ZonedDateTime.of(LocalDateTime.parse(it), in)));
    }

    private static String written(CalendarEvent... events) {
        return written(Optional.empty(), events);
    }

    private static String written(Optional<Duration> refresh, CalendarEvent... events) {
        return new String(
                CalendarWriter.bytes(new CalendarFile("Leeds, Hangzhou", refresh, LONDON, List.of(events))), UTF_8);
    }

    private static String written(ZoneId zone) {
        return new String(CalendarWriter.bytes(new CalendarFile("", Optional.empty(), zone, List.of())), UTF_8);
    }

    private static String lines(String text) {
        return text.replace("\n", "\r\n");
    }
}
