package org.libraryexchange.catalogue.formats;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.formats.CalendarEvent.Days;
import org.libraryexchange.catalogue.formats.CalendarEvent.Hours;
import org.libraryexchange.catalogue.formats.CalendarEvent.Identity;
import org.libraryexchange.catalogue.formats.CalendarEvent.State;
import org.libraryexchange.catalogue.formats.YearlyZone.Observance;
import org.libraryexchange.item.Coordinates;

/**
 * Writes calendars in iCalendar (RFC 5545, with the names and refreshing of RFC 7986).
 *
 * <p>It is written here because biweekly folds lines after 75 characters, which are up to 225 octets in Chinese, takes
 * time zones from a web site, and would bring another 700 kB. The tests read what is written here with biweekly and
 * with others.
 */
public final class CalendarWriter {

    private static final String PRODUCT = "-//Library exchange//Library node//EN";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter UTC = LOCAL.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxxx");

    /** A calendar must contain something, and may contain a zone that nothing refers to. */
    private static final ZoneId ANY_ZONE = ZoneId.of("Etc/UTC");

    private final ContentLines lines = new ContentLines();
    private final Map<String, Optional<YearlyZone>> zones = new TreeMap<>();

    private CalendarWriter() {}

    public static byte[] bytes(CalendarFile calendar) {
        return new CalendarWriter().written(calendar).getBytes(StandardCharsets.UTF_8);
    }

    private String written(CalendarFile calendar) {
        lines.add("BEGIN", "VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add("PRODID", PRODUCT);
        lines.add("CALSCALE", "GREGORIAN");
        lines.addText("NAME", calendar.name());
        lines.addText("X-WR-CALNAME", calendar.name());
        calendar.refresh().ifPresent(interval -> {
            lines.add("REFRESH-INTERVAL;VALUE=DURATION", interval.toString());
            lines.add("X-PUBLISHED-TTL", interval.toString());
        });
        zones(calendar).distinct().forEach(this::zone);
        calendar.events().forEach(this::event);
        lines.add("END", "VCALENDAR");
        return lines.toString();
    }

    private Stream<YearlyZone> zones(CalendarFile calendar) {
        if (calendar.events().isEmpty()) {
            return Stream.of(YearlyZone.of(calendar.zone())
                    .or(() -> YearlyZone.of(ANY_ZONE))
                    .orElseThrow());
        }
        return calendar.events().stream().flatMap(CalendarWriter::moments).flatMap(moment -> zoneOf(moment).stream());
    }

    private static Stream<ZonedDateTime> moments(CalendarEvent event) {
        return event.times() instanceof Hours hours
                ? Stream.concat(Stream.of(hours.start()), hours.end().stream())
                : Stream.empty();
    }

    /** The zone to describe for a time; empty if the time is better written in UTC. */
    private Optional<YearlyZone> zoneOf(ZonedDateTime moment) {
        return zones.computeIfAbsent(moment.getZone().getId(), name -> YearlyZone.of(moment.getZone()))
                .filter(zone -> zone.covers(moment.toLocalDateTime()));
    }

    private void zone(YearlyZone zone) {
        lines.add("BEGIN", "VTIMEZONE");
        lines.add("TZID", zone.id().getId());
        zone.observances().forEach(this::observance);
        lines.add("END", "VTIMEZONE");
    }

    private void observance(Observance observance) {
        String kind = observance.daylight() ? "DAYLIGHT" : "STANDARD";
        lines.add("BEGIN", kind);
        lines.add("DTSTART", LOCAL.format(observance.start()));
        observance.rule().ifPresent(rule -> lines.add("RRULE", rule));
        lines.add("TZOFFSETFROM", OFFSET.format(observance.before()));
        lines.add("TZOFFSETTO", OFFSET.format(observance.offset()));
        lines.add("END", kind);
    }

    private void event(CalendarEvent event) {
        lines.add("BEGIN", "VEVENT");
        identity(event.identity());
        times(event);
        lines.addText("SUMMARY", event.summary());
        lines.addText("DESCRIPTION", event.description());
        event.location().ifPresent(place -> lines.addText("LOCATION", place));
        event.point().ifPresent(point -> lines.add("GEO", point(point)));
        lines.add("URL", event.page().toString());
        lines.addTexts("CATEGORIES", event.categories());
        lines.add("END", "VEVENT");
    }

    private void identity(Identity identity) {
        String modified = UTC.format(identity.modified()) + "Z";
        lines.add("UID", identity.uid());
        lines.add("SEQUENCE", Long.toString(Math.min(identity.version(), Integer.MAX_VALUE)));
        lines.add("DTSTAMP", modified);
        lines.add("LAST-MODIFIED", modified);
    }

    private void times(CalendarEvent event) {
        if (event.times() instanceof Days days) {
            day("DTSTART", days.first());
            day("DTEND", days.last().plusDays(1));
        } else if (event.times() instanceof Hours hours) {
            moment("DTSTART", hours.start());
            hours.end().ifPresent(end -> moment("DTEND", end));
        }
        event.state().ifPresent(state -> lines.add("STATUS", state.name()));
        if (event.times() instanceof Days || !event.state().equals(Optional.of(State.CONFIRMED))) {
            lines.add("TRANSP", "TRANSPARENT");
        }
    }

    private void day(String property, LocalDate day) {
        lines.add(property + ";VALUE=DATE", DAY.format(day));
    }

    private void moment(String property, ZonedDateTime moment) {
        LocalDateTime local = moment.toLocalDateTime();
        zoneOf(moment)
                .ifPresentOrElse(
                        zone -> lines.add(property + ";TZID=" + zone.id().getId(), LOCAL.format(local)),
                        () -> lines.add(property, UTC.format(moment) + "Z"));
    }

    private static String point(Coordinates point) {
        return plain(point.latitude()) + ";" + plain(point.longitude());
    }

    private static String plain(double degrees) {
        return BigDecimal.valueOf(degrees).toPlainString();
    }

    /**
     * A calendar.
     *
     * @param refresh how often those who subscribe to it should ask; empty for a file that is taken once
     * @param zone of the place that it comes from
     */
    public record CalendarFile(String name, Optional<Duration> refresh, ZoneId zone, List<CalendarEvent> events) {}
}
