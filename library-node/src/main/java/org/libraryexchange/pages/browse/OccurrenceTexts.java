package org.libraryexchange.pages.browse;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.base.locale.Dates;

/** Puts dates of items into words, by the clock of the place and by that of the other city. */
record OccurrenceTexts(Dates dates, List<City> cities, BrowseMessages words) {

    public String shown(OccurrenceView occurrence) {
        return occurrence
                .beginning()
                .map(start -> span(start, occurrence.ending()))
                .orElseGet(() -> dates.days(occurrence.first(), occurrence.last()));
    }

    /** The same days in the Chinese calendar; empty if readers expect none. */
    public String chinese(OccurrenceView occurrence) {
        return occurrence.inChineseCalendar().map(dates::chinese).orElse("");
    }

    /** A city whose clock shows another time when an event begins that people follow online from there. */
    public Optional<City> otherCity(OccurrenceView occurrence) {
        return occurrence
                .beginning()
                .filter(moment -> occurrence.isOnline())
                .flatMap(moment -> cities.stream()
                        .filter(city -> city.zone()
                                .filter(zone -> isOther(zone, moment))
                                .isPresent())
                        .findFirst());
    }

    private static boolean isOther(ZoneId zone, ZonedDateTime moment) {
        return !zone.getRules().getOffset(moment.toInstant()).equals(moment.getOffset());
    }

    public String elsewhere(OccurrenceView occurrence, City city) {
        ZoneId zone = city.zone().orElseThrow();
        return words.timeIn(
                span(
                        occurrence.beginning().orElseThrow().withZoneSameInstant(zone),
                        occurrence.ending().map(end -> end.withZoneSameInstant(zone))),
                city.title());
    }

    private String span(ZonedDateTime start, Optional<ZonedDateTime> end) {
        String day = dates.dayWithWeekday(start);
        String time = dates.time(start);
        if (end.isEmpty()) {
            return words.dayAndTime(day, time);
        }
        String until = dates.time(end.get());
        return start.toLocalDate().equals(end.get().toLocalDate())
                ? words.dayAndTime(day, dates.shortSpan(time, until))
                : dates.span(words.dayAndTime(day, time), words.dayAndTime(dates.dayWithWeekday(end.get()), until));
    }

    /** The city that has this zone, or else the place that the zone is named after. */
    public String place(ZoneId zone) {
        return cities.stream()
                .filter(city -> city.zone().equals(Optional.of(zone)))
                .map(City::title)
                .findFirst()
                .orElseGet(() -> dates.nameOf(zone));
    }

    /** Dates of an item briefly for a list: the first, with how many more there are. */
    String brief(List<OccurrenceView> told) {
        if (told.isEmpty()) {
            return "";
        }
        String next = brief(told.get(0));
        return told.size() == 1 ? next : words.andMore(next, told.size() - 1);
    }

    private String brief(OccurrenceView occurrence) {
        String when = occurrence
                .beginning()
                .filter(start -> occurrence.first().equals(occurrence.last()))
                .map(start -> words.dayAndTime(dates.dayWithWeekday(start), dates.time(start)))
                .orElseGet(() -> dates.days(occurrence.first(), occurrence.last()));
        String chinese = chinese(occurrence);
        String date = chinese.isEmpty() ? when : words.inBothCalendars(when, chinese);
        if (occurrence.asPlanned()) {
            return date;
        }
        String status = occurrence.isOnline() ? words.online() : words.occurrenceStatus(occurrence.status());
        return words.statusAndDate(status, date);
    }
}
