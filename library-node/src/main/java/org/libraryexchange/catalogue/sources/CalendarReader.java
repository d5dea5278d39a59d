package org.libraryexchange.catalogue.sources;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalReader;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ICalProperty;
import biweekly.property.TextProperty;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.catalogue.imports.Parts;

/**
 * Reads a calendar as in RFC 5545. The occurrences of an event, with those that differ, are one record. Of a rule without
 * an end, a year ahead is taken, in whole months, so that the record does not change each day.
 *
 * @param zone of the city, for times without one, in UTC, or in a zone of the calendar's own
 */
record CalendarReader(ZoneId zone, LocalDate today) implements RecordReader {

    private static final int MOST_DATES = 500;

    /** Of more than the most, those of past months are left out first. */
    private static final int MOST_READ = 10_000;

    private static final int MONTHS_AHEAD = 13;
    private static final String BEGIN = "BEGIN:VCALENDAR";
    private static final String END = "END:VCALENDAR";

    /** What an answer has at its end, or a part of it. */
    private static final int TAIL = 64;

    @Override
    public Optional<String> read(InputStream answer, Sink sink) throws IOException {
        Ends in = new Ends(answer);
        requireCalendar(in);
        int calendars = 0;
        try (ICalReader calendar = new ICalReader(in)) {
            for (ICalendar next = calendar.readNext(); next != null; next = calendar.readNext()) {
                calendars++;
                for (SourceRecord found : records(next)) {
                    sink.take(found);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new SourceFailedException(Trouble.DAMAGED, "VEVENT");
        }
        if (calendars == 0 || !in.tail().strip().endsWith(END)) {
            throw new SourceFailedException(Trouble.DAMAGED, END);
        }
        return Optional.empty();
    }

    private static void requireCalendar(InputStream in) throws IOException {
        in.mark(BEGIN.length() + 3);
        String begin = new String(in.readNBytes(BEGIN.length() + 3), StandardCharsets.UTF_8);
        in.reset();
        if (!begin.replace("\ufeff", "").startsWith(BEGIN)) {
            throw new SourceFailedException(Trouble.OTHER_FORMAT, "");
        }
    }

    private List<SourceRecord> records(ICalendar calendar) throws IOException {
        String method =
                calendar.getMethod() == null ? "PUBLISH" : calendar.getMethod().getValue();
        if (!List.of("PUBLISH", "REQUEST", "CANCEL").contains(method)) {
            throw new SourceFailedException(Trouble.REFUSED, "METHOD:" + method);
        }
        Map<String, List<VEvent>> events = calendar.getEvents().stream()
                .collect(Collectors.groupingBy(event -> text(event.getUid()), LinkedHashMap::new, Collectors.toList()));
        return events.values().stream()
                .map(parts -> record(calendar, parts, method.equals("CANCEL")))
                .toList();
    }

    private SourceRecord record(ICalendar calendar, List<VEvent> parts, boolean isCancelled) {
        VEvent event = parts.stream()
                .filter(part -> part.getRecurrenceId() == null)
                .max((one, other) -> Integer.compare(sequence(one), sequence(other)))
                .orElse(parts.get(0));
        Map<String, String> cells = new TreeMap<>();
        put(cells, "UID", List.of(text(event.getUid())));
        put(cells, "SUMMARY", List.of(text(event.getSummary())));
        put(cells, "DESCRIPTION", List.of(text(event.getDescription())));
        put(cells, "LOCATION", List.of(text(event.getLocation())));
        put(cells, "URL", List.of(event.getUrl() == null ? "" : event.getUrl().getValue()));
        put(
                cells,
                "CATEGORIES",
                event.getCategories().stream()
                        .flatMap(of -> of.getValues().stream())
                        .toList());
        if (event.getGeo() != null && event.getGeo().getLatitude() != null) {
            put(cells, "GEO latitude", List.of(event.getGeo().getLatitude().toString()));
            put(cells, "GEO longitude", List.of(event.getGeo().getLongitude().toString()));
        }
        putDates(cells, dates(calendar, event, parts, isCancelled));
        return new SourceRecord(cells, false);
    }

    private static int sequence(VEvent event) {
        return event.getSequence() == null || event.getSequence().getValue() == null
                ? 0
                : event.getSequence().getValue();
    }

    private static String text(TextProperty property) {
        return property == null || property.getValue() == null ? "" : property.getValue();
    }

    private static void put(Map<String, String> cells, String heading, List<String> values) {
        if (values.stream().anyMatch(value -> !value.isBlank())) {
            cells.put(heading, Parts.cell(values));
        }
    }

    private static void putDates(Map<String, String> cells, List<Occurrence> dates) {
        Map<String, Function<Occurrence, String>> columns = Map.of(
                "DATE", date -> date.isDay() ? date.start.toLocalDate().toString() : "",
                "END DATE", date -> date.isDay() ? date.end.toLocalDate().toString() : "",
                "START", date -> date.isDay() ? "" : date.start.toString(),
                "END", date -> date.isDay() || date.end.equals(date.start) ? "" : date.end.toString(),
                "ZONE", date -> date.zone,
                "STATUS", date -> date.isCancelled ? "cancelled" : "scheduled");
        columns.forEach((heading, column) ->
                put(cells, heading, dates.stream().map(column).toList()));
    }

    /**
     * When it takes place.
     *
     * @param end for whole days, the last one; the same as the beginning if there is none
     * @param zone empty for whole days
     */
    private record Occurrence(LocalDateTime start, LocalDateTime end, String zone, boolean isCancelled) {

        private boolean isDay() {
            return zone.isEmpty();
        }
    }

    private List<Occurrence> dates(ICalendar calendar, VEvent event, List<VEvent> parts, boolean isCancelled) {
        Map<LocalDateTime, Occurrence> dates = new TreeMap<>();
        if (event.getDateStart() == null) {
            return List.of();
        }
        boolean all = isCancelled || isCancelled(event);
        if (event.getRecurrenceId() == null) {
            Clock clock = clock(calendar, event.getDateStart());
            starts(event, clock).forEach(start -> dates.put(clock.local(start), occurrence(event, start, clock, all)));
        }
        for (VEvent part : parts) {
            if (part.getRecurrenceId() != null && part.getDateStart() != null) {
                Clock replaced = clock(calendar, part.getRecurrenceId());
                Clock clock = clock(calendar, part.getDateStart());
                dates.remove(replaced.local(part.getRecurrenceId().getValue()));
                Date start = part.getDateStart().getValue();
                dates.put(clock.local(start), occurrence(part, start, clock, all || isCancelled(part)));
            }
        }
        return dates.values().stream().limit(MOST_DATES).toList();
    }

    private static boolean isCancelled(VEvent event) {
        return event.getStatus() != null && event.getStatus().isCancelled();
    }

    private List<Date> starts(VEvent event, Clock clock) {
        boolean recurs =
                event.getRecurrenceRule() != null || !event.getRecurrenceDates().isEmpty();
        if (!recurs) {
            return List.of(event.getDateStart().getValue());
        }
        DateIterator rule = event.getDateIterator(clock.timeZone());
        LocalDate from = today.minusYears(1).withDayOfMonth(1);
        if (clock.local(event.getDateStart().getValue()).toLocalDate().isBefore(from)) {
            rule.advanceTo(clock.date(from));
        }
        LocalDate until = today.plusMonths(MONTHS_AHEAD).withDayOfMonth(1);
        List<Date> starts = new ArrayList<>();
        while (rule.hasNext() && starts.size() < MOST_READ) {
            Date next = rule.next();
            if (!clock.local(next).toLocalDate().isBefore(until)) {
                break;
            }
            starts.add(next);
        }
        if (starts.size() > MOST_DATES) {
            LocalDate month = today.withDayOfMonth(1);
            starts.removeIf(start -> clock.local(start).toLocalDate().isBefore(month));
        }
        return starts;
    }

    private Occurrence occurrence(VEvent event, Date start, Clock clock, boolean isCancelled) {
        boolean isDay = !event.getDateStart().getValue().hasTime();
        LocalDateTime begin = clock.local(start);
        LocalDateTime end = begin.plus(length(event, isDay));
        return new Occurrence(
                clock.shown(start, begin),
                clock.shown(Date.from(start.toInstant().plus(Duration.between(begin, end))), end),
                isDay ? "" : clock.zone(),
                isCancelled);
    }

    /** How long it lasts; for whole days, until its last one, since the end of a calendar is the day after. */
    private static Duration length(VEvent event, boolean isDay) {
        Duration length = Duration.ZERO;
        if (event.getDateEnd() != null) {
            Instant begin = event.getDateStart().getValue().toInstant();
            length = Duration.between(begin, event.getDateEnd().getValue().toInstant());
        } else if (event.getDuration() != null) {
            length = Duration.ofMillis(event.getDuration().getValue().toMillis());
        }
        if (isDay) {
            long days = Math.round(
                    length.toMinutes() / (double) ChronoUnit.DAYS.getDuration().toMinutes());
            return Duration.ofDays(Math.max(0, days - 1));
        }
        return length.isNegative() ? Duration.ZERO : length;
    }

    /**
     * By which clock a time of the calendar is read.
     *
     * @param timeZone in which its dates are worked out
     * @param zone in which it is shown
     * @param isMoved whether that is another
     */
    private record Clock(TimeZone timeZone, String zone, boolean isMoved) {

        private LocalDateTime local(Date date) {
            // A zone of the calendar's own has no other way to tell its times.
            Instant moment = date.toInstant();
            return LocalDateTime.ofInstant(moment.plusMillis(timeZone.getOffset(moment.toEpochMilli())), ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.MINUTES);
        }

        private LocalDateTime shown(Date date, LocalDateTime local) {
            return isMoved
                    ? LocalDateTime.ofInstant(date.toInstant(), ZoneId.of(zone)).truncatedTo(ChronoUnit.MINUTES)
                    : local;
        }

        private Date date(LocalDate day) {
            return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    private Clock clock(ICalendar calendar, DateOrDateTimeProperty property) {
        ICalDate date = property.getValue();
        boolean isUtc =
                date.getRawComponents() != null && date.getRawComponents().isUtc();
        if (isUtc) {
            return new Clock(TimeZone.getTimeZone("UTC"), zone.getId(), true);
        }
        Optional<TimeZone> own = timeZone(calendar, property);
        if (!date.hasTime() || own.isEmpty()) {
            // The library has read it by the clock of this machine.
            return new Clock(TimeZone.getDefault(), zone.getId(), false);
        }
        String name = own.get().getID();
        boolean isKnown = name.contains("/") && ZoneId.getAvailableZoneIds().contains(name);
        return isKnown ? new Clock(own.get(), name, false) : new Clock(own.get(), zone.getId(), true);
    }

    private static Optional<TimeZone> timeZone(ICalendar calendar, ICalProperty property) {
        return Optional.ofNullable(calendar.getTimezoneInfo().getTimezone(property))
                .map(TimezoneAssignment::getTimeZone);
    }

    /** Remembers the end of what was read. */
    private static final class Ends extends BufferedInputStream {

        private final StringBuilder tail = new StringBuilder();

        Ends(InputStream in) {
            super(in);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 0) {
                int from = Math.max(0, count - TAIL);
                tail.append(new String(target, offset + from, count - from, StandardCharsets.ISO_8859_1));
                tail.delete(0, Math.max(0, tail.length() - TAIL));
            }
            return count;
        }

        String tail() {
            return tail.toString();
        }
    }
}
