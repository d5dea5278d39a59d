package org.libraryexchange.catalogue.sources;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.property.TextProperty;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Period;
import biweekly.util.Recurrence;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.catalogue.imports.Parts;

/**
 * Reads a calendar as in RFC 5545. The occurrences of an event, with those that differ, are one record. Of a rule without
 * an end, a year ahead is taken, in whole months, so that the record does not change each day.
 *
 * @param zone of the city, for times without one, in UTC, or in a zone of the calendar's own
 * @param steps how many dates may still be worked out
 */
record CalendarReader(ZoneId zone, LocalDate today, AtomicInteger steps) implements RecordReader {

    private static final int MOST_DATES = 500;

    /** Of more than the most, those of past months are left out first. */
    private static final int MOST_READ = 10_000;

    /** Of all events. */
    private static final int MOST_STEPS = 5_000_000;

    private static final int MONTHS_AHEAD = 13;
    private static final String BEGIN = "BEGIN:VCALENDAR";
    private static final String END = "END:VCALENDAR";

    /** What an answer has at its end, or a part of it. */
    private static final int TAIL = 64;

    CalendarReader(ZoneId zone, LocalDate today) {
        this(zone, today, new AtomicInteger(MOST_STEPS));
    }

    @Override
    public End read(InputStream answer, Sink sink) throws IOException {
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
        return End.OF_LIST;
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
        if (event.getDateStart() == null) {
            return List.of();
        }
        boolean all = isCancelled || isCancelled(event);
        // By when they would begin if nobody had moved them.
        NavigableMap<Instant, Occurrence> dates = new TreeMap<>();
        if (event.getRecurrenceId() == null) {
            CalendarClock clock = CalendarClock.of(calendar, event.getDateStart(), zone);
            Map<Instant, Duration> lengths = lengthsOfPeriods(event);
            boolean isDay = !event.getDateStart().getValue().hasTime();
            Duration usual = length(event, isDay);
            starts(event, clock)
                    .forEach(start -> dates.put(
                            start.toInstant(),
                            occurrence(start, lengths.getOrDefault(start.toInstant(), usual), clock, isDay, all)));
        }
        parts.stream()
                .filter(part -> part.getRecurrenceId() != null)
                .sorted(Comparator.comparing(part -> part.getRecurrenceId().getRange() == null))
                .forEach(part -> replace(calendar, event, part, all || isCancelled(part), dates));
        Map<LocalDateTime, Occurrence> inOrder = new TreeMap<>();
        dates.values().forEach(date -> inOrder.merge(date.start, date, (one, other) -> one.isCancelled ? other : one));
        return inOrder.values().stream().limit(MOST_DATES).toList();
    }

    /** Puts an occurrence that differs, and with a range also those that follow, in place of those of the rule. */
    private void replace(
            ICalendar calendar,
            VEvent event,
            VEvent part,
            boolean isCancelled,
            NavigableMap<Instant, Occurrence> dates) {
        DateOrDateTimeProperty first =
                Optional.<DateOrDateTimeProperty>ofNullable(part.getDateStart()).orElse(part.getRecurrenceId());
        Instant replaced = part.getRecurrenceId().getValue().toInstant();
        Duration moved = Duration.between(replaced, first.getValue().toInstant());
        CalendarClock clock = CalendarClock.of(calendar, first, zone);
        boolean isDay = !first.getValue().hasTime();
        Duration length = length(part.getDateStart() == null ? event : part, isDay);
        Function<Instant, Occurrence> differing =
                was -> occurrence(Date.from(was.plus(moved)), length, clock, isDay, isCancelled);
        if (part.getRecurrenceId().getRange() != null) {
            dates.tailMap(replaced, true).replaceAll((was, before) -> {
                step();
                return differing.apply(was);
            });
        }
        dates.put(replaced, differing.apply(replaced));
    }

    private static boolean isCancelled(VEvent event) {
        return event.getStatus() != null && event.getStatus().isCancelled();
    }

    private List<Date> starts(VEvent event, CalendarClock clock) {
        boolean recurs =
                event.getRecurrenceRule() != null || !event.getRecurrenceDates().isEmpty();
        if (!recurs) {
            return List.of(event.getDateStart().getValue());
        }
        complete(event);
        DateIterator rule = event.getDateIterator(clock.timeZone());
        LocalDate from = today.minusYears(1).withDayOfMonth(1);
        boolean isOld =
                clock.local(event.getDateStart().getValue()).toLocalDate().isBefore(from);
        if (isOld && isUncounted(event)) {
            rule.advanceTo(clock.date(from));
        }
        LocalDate until = today.plusMonths(MONTHS_AHEAD).withDayOfMonth(1);
        List<Date> starts = new ArrayList<>();
        while (rule.hasNext() && starts.size() < MOST_READ) {
            step();
            Date next = rule.next();
            LocalDate day = clock.local(next).toLocalDate();
            if (!day.isBefore(until)) {
                break;
            }
            if (!(isOld && day.isBefore(from))) {
                starts.add(next);
            }
        }
        if (starts.size() > MOST_DATES) {
            LocalDate month = today.withDayOfMonth(1);
            starts.removeIf(start -> clock.local(start).toLocalDate().isBefore(month));
        }
        return starts;
    }

    /** Counts a step, of which a calendar may take a number only. */
    private void step() {
        if (steps.decrementAndGet() < 0) {
            throw new IllegalArgumentException("the calendar has too many dates");
        }
    }

    /** Whether the library can leave out what is past without counting it. */
    private static boolean isUncounted(VEvent event) {
        return event.getProperties(RecurrenceRule.class).stream()
                .allMatch(rule -> rule.getValue().getCount() == null);
    }

    /**
     * Adds what the library leaves out: the beginning, if there is no rule, and the periods among the additions. The day on
     * which a rule ends belongs to it. Exceptions by a rule are no longer in the standard; those of each second would
     * take too long.
     */
    private static void complete(VEvent event) {
        RecurrenceDates more = new RecurrenceDates();
        event.getRecurrenceDates().stream()
                .flatMap(dates -> dates.getPeriods().stream())
                .map(Period::getStartDate)
                .forEach(more.getDates()::add);
        ICalDate begin = event.getDateStart().getValue();
        if (event.getRecurrenceRule() == null) {
            more.getDates().add(begin);
        } else {
            Recurrence rule = event.getRecurrenceRule().getValue();
            ICalDate last = rule.getUntil();
            if (last != null && !last.hasTime() && begin.hasTime()) {
                Date end = Date.from(last.toInstant().plus(Duration.ofDays(1)).minusSeconds(1));
                event.setRecurrenceRule(
                        new Recurrence.Builder(rule).until(end, true).build());
            }
        }
        if (!more.getDates().isEmpty()) {
            event.addRecurrenceDates(more);
        }
        boolean areRare = event.getExceptionRules().stream()
                .map(rule -> rule.getValue().getFrequency())
                .allMatch(often -> often != null && often.compareTo(Frequency.HOURLY) > 0);
        if (!areRare) {
            throw new IllegalArgumentException("EXRULE");
        }
    }

    private static Occurrence occurrence(
            Date start, Duration length, CalendarClock clock, boolean isDay, boolean isCancelled) {
        LocalDateTime begin = clock.local(start);
        return new Occurrence(
                clock.shown(start, begin),
                clock.shown(Date.from(start.toInstant().plus(length)), begin.plus(length)),
                isDay ? "" : clock.zone(),
                isCancelled);
    }

    private static Map<Instant, Duration> lengthsOfPeriods(VEvent event) {
        Map<Instant, Duration> lengths = new TreeMap<>();
        event.getRecurrenceDates().stream()
                .flatMap(dates -> dates.getPeriods().stream())
                .forEach(period -> lengths.put(
                        period.getStartDate().toInstant(),
                        period.getEndDate() == null
                                ? Duration.ofMillis(period.getDuration().toMillis())
                                : Duration.between(
                                        period.getStartDate().toInstant(),
                                        period.getEndDate().toInstant())));
        return lengths;
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
