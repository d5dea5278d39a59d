package org.libraryexchange.browse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Dates;

/** Puts times into words, by the clock of the place and by that of the other city. */
final class Whens {

    private final Dates dates;
    private final List<City> cities;
    private final BrowseMessages messages;

    Whens(Dates dates, List<City> cities, BrowseMessages messages) {
        this.dates = dates;
        this.cities = cities;
        this.messages = messages;
    }

    /**
     * One date as an item's page shows it.
     *
     * @param key tells it from the item's other dates
     * @param chinese the same days in the Chinese calendar; empty if readers expect none
     * @param clock whose clock the time is given by; empty for whole days
     * @param elsewhere the time in the other city; empty if it is the same
     * @param begins a moment in ISO 8601 for scripts and machines; a date for whole days
     * @param ends empty if it is not known
     * @param zones time zones already covered; a reader in one of them needs no third time
     */
    record When(
            String key,
            String shown,
            String chinese,
            String clock,
            String elsewhere,
            String begins,
            String ends,
            String zones,
            String status,
            boolean over) {

        public boolean asPlanned() {
            return status.equals(OccurrenceView.SCHEDULED);
        }

        /** Whether it is a moment, which other time zones show differently, and not a whole day. */
        public boolean moment() {
            return !zones.isEmpty();
        }
    }

    When of(OccurrenceView occurrence, LocalDate today) {
        Optional<ZonedDateTime> beginning = occurrence.beginning();
        Optional<City> other = beginning.flatMap(this::otherCity);
        return new When(
                occurrence.key(),
                occurrence
                        .start()
                        .map(start -> span(start, occurrence.end()))
                        .orElseGet(() -> dates.days(occurrence.first(), occurrence.last())),
                chinese(occurrence),
                occurrence.zone().map(zone -> messages.clock(placeOf(zone))).orElse(""),
                other.map(city -> elsewhere(occurrence, city)).orElse(""),
                beginning
                        .map(moment -> moment.toInstant().toString())
                        .orElse(occurrence.first().toString()),
                occurrence.ending().map(moment -> moment.toInstant().toString()).orElse(""),
                zones(occurrence, other),
                occurrence.status(),
                occurrence.isOver(today));
    }

    /** The same days in the Chinese calendar; empty if readers expect none. */
    String chinese(OccurrenceView occurrence) {
        return occurrence.inChineseCalendar().map(dates::chinese).orElse("");
    }

    private static String zones(OccurrenceView occurrence, Optional<City> other) {
        return Stream.of(occurrence.zone(), other.flatMap(City::zone))
                .flatMap(Optional::stream)
                .map(ZoneId::getId)
                .collect(Collectors.joining(" "));
    }

    private Optional<City> otherCity(ZonedDateTime beginning) {
        return cities.stream()
                .filter(city ->
                        city.zone().filter(zone -> isOther(zone, beginning)).isPresent())
                .findFirst();
    }

    private String elsewhere(OccurrenceView occurrence, City city) {
        LocalDateTime start = in(occurrence.beginning().orElseThrow(), city);
        return messages.timeIn(span(start, occurrence.ending().map(end -> in(end, city))), city.title());
    }

    private static LocalDateTime in(ZonedDateTime moment, City city) {
        return moment.withZoneSameInstant(city.zone().orElseThrow()).toLocalDateTime();
    }

    private static boolean isOther(ZoneId zone, ZonedDateTime moment) {
        return !zone.getRules().getOffset(moment.toInstant()).equals(moment.getOffset());
    }

    private String span(LocalDateTime start, Optional<LocalDateTime> end) {
        String day = dates.dayWithWeekday(start);
        String time = dates.time(start.toLocalTime());
        if (end.isEmpty()) {
            return messages.dayAndTime(day, time);
        }
        String until = dates.time(end.get().toLocalTime());
        return start.toLocalDate().equals(end.get().toLocalDate())
                ? messages.dayAndTime(day, dates.shortSpan(time, until))
                : dates.span(
                        messages.dayAndTime(day, time), messages.dayAndTime(dates.dayWithWeekday(end.get()), until));
    }

    /** The city that has this zone, or else the place that the zone is named after. */
    private String placeOf(ZoneId zone) {
        return cities.stream()
                .filter(city -> city.zone().equals(Optional.of(zone)))
                .map(City::title)
                .findFirst()
                .orElseGet(() -> dates.nameOf(zone));
    }

    /** When an item takes place, briefly for a list: the next date from a day on, or else the last one. */
    String brief(List<OccurrenceView> occurrences, LocalDate today) {
        List<OccurrenceView> coming =
                occurrences.stream().filter(each -> !each.isOver(today)).toList();
        if (coming.isEmpty()) {
            return occurrences.isEmpty() ? "" : brief(occurrences.get(occurrences.size() - 1));
        }
        String next = brief(coming.get(0));
        return coming.size() == 1 ? next : messages.andMore(next, coming.size() - 1);
    }

    /** The text for an event whose dates are not known yet. */
    String toBeAnnounced() {
        return messages.datesToBeAnnounced();
    }

    private String brief(OccurrenceView occurrence) {
        String when = occurrence
                .start()
                .filter(start -> occurrence.first().equals(occurrence.last()))
                .map(start -> messages.dayAndTime(dates.dayWithWeekday(start), dates.time(start.toLocalTime())))
                .orElseGet(() -> dates.days(occurrence.first(), occurrence.last()));
        String chinese = chinese(occurrence);
        return chinese.isEmpty() ? when : messages.inBothCalendars(when, chinese);
    }
}
