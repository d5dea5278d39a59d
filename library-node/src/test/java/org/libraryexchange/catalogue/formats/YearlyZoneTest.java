package org.libraryexchange.catalogue.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.catalogue.formats.YearlyZone.Observance;

class YearlyZoneTest {

    private static final Pattern RULE = Pattern.compile("FREQ=YEARLY;BYMONTH=(\\d+);BYDAY=(-?\\d)(\\w\\w)");
    private static final List<String> WEEK = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:59:59Z, Z",
        "2026-03-29T01:00:00Z, +01:00",
        "2026-10-25T00:59:59Z, +01:00",
        "2026-10-25T01:00:00Z, Z",
        "2027-03-28T00:59:59Z, Z",
        "2027-03-28T01:00:00Z, +01:00",
        "2027-10-31T00:59:59Z, +01:00",
        "2027-10-31T01:00:00Z, Z",
        "2028-03-26T00:59:59Z, Z",
        "2028-03-26T01:00:00Z, +01:00",
        "2028-10-29T00:59:59Z, +01:00",
        "2028-10-29T01:00:00Z, Z"
    })
    void clocksOfLondonChangeAsTheyDo(Instant moment, String offset) {
        assertThat(offset(YearlyZone.of(ZoneId.of("Europe/London")).orElseThrow(), moment))
                .isEqualTo(ZoneOffset.of(offset));
    }

    /** Reads the rules as a calendar would, without those of the platform, every six hours of 30 years. */
    @Tag("long")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/London",
                "Asia/Shanghai",
                "America/New_York",
                "Europe/Dublin",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "America/Sao_Paulo"
            })
    void rulesSayWhatThePlatformSays(String name) {
        ZoneId zone = ZoneId.of(name);
        YearlyZone written = YearlyZone.of(zone).orElseThrow();
        Instant begin = LocalDateTime.of(Math.max(written.since() + 1, 2026), 1, 1, 0, 30)
                .atZone(zone)
                .toInstant();

        assertThat(Stream.iterate(begin, moment -> moment.plus(6, ChronoUnit.HOURS))
                        .limit(4 * 365 * 30))
                .allSatisfy(moment -> assertThat(offset(written, moment))
                        .as(moment.toString())
                        .isEqualTo(zone.getRules().getOffset(moment)));
    }

    @Test
    void nearlyAllZonesAreWritten() {
        assertThat(ZoneId.getAvailableZoneIds().stream()
                        .filter(name -> YearlyZone.of(ZoneId.of(name)).isEmpty()))
                .hasSizeLessThan(40);
    }

    /** What began last counts. */
    private static ZoneOffset offset(YearlyZone zone, Instant moment) {
        int year = moment.atOffset(ZoneOffset.UTC).getYear();
        return zone.observances().stream()
                .flatMap(observance -> Stream.of(year - 1, year, year + 1)
                        .flatMap(each -> start(observance, each).stream())
                        .filter(start -> !start.isAfter(moment))
                        .map(start -> Map.entry(start, observance.offset())))
                .max(Comparator.comparing(Map.Entry::getKey))
                .orElseThrow()
                .getValue();
    }

    private static Optional<Instant> start(Observance observance, int year) {
        if (observance.rule().isEmpty()) {
            return Optional.of(observance.start().toInstant(observance.before()));
        }
        Matcher rule = RULE.matcher(observance.rule().get());
        assertThat(rule.matches()).isTrue();
        int week = Integer.parseInt(rule.group(2));
        List<LocalDateTime> days = Stream.iterate(
                        observance.start().withYear(year).withDayOfMonth(1), day -> day.plusDays(1))
                .limit(31)
                .filter(day -> day.getMonthValue() == Integer.parseInt(rule.group(1)))
                .filter(day -> day.getDayOfWeek().getValue() - 1 == WEEK.indexOf(rule.group(3)))
                .toList();
        LocalDateTime start = days.get(week > 0 ? week - 1 : days.size() + week);
        return start.isBefore(observance.start())
                ? Optional.empty()
                : Optional.of(start.toInstant(observance.before()));
    }
}
