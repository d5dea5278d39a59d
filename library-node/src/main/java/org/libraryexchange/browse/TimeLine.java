package org.libraryexchange.browse;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.libraryexchange.browse.HomePage.Column;
import org.libraryexchange.browse.HomePage.Day;
import org.libraryexchange.browse.HomePage.Happening;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Dates;

/** Shows the events of both cities side by side, day by day. Those that have already begun are on the first day. */
final class TimeLine {

    private final LocalDate today;
    private final LocalDate first;
    private final LocalDate last;
    private final Room room;
    private final Dates dates;
    private final BrowseMessages messages;
    private final SortedMap<LocalDate, Map<String, List<Happening>>> days = new TreeMap<>();

    TimeLine(LocalDate today, LocalDate first, LocalDate last, Room room, Dates dates, BrowseMessages messages) {
        this.today = today;
        this.first = first;
        this.last = last;
        this.room = room;
        this.dates = dates;
        this.messages = messages;
    }

    /**
     * How much there is room for.
     *
     * @param ofACity the most entries of one city
     * @param ofAnItem the most dates of one item
     */
    record Room(int ofACity, int ofAnItem) {}

    /** An item of a city with its dates. */
    record Announced(Entry entry, List<OccurrenceView> occurrences) {}

    private record Placed(LocalDate day, LocalTime time, Entry entry, OccurrenceView occurrence) {}

    void add(City city, List<Announced> announced) {
        announced.stream()
                .flatMap(each -> each.occurrences().stream()
                        .filter(occurrence -> !occurrence.last().isBefore(first)
                                && !occurrence.first().isAfter(last))
                        .limit(room.ofAnItem())
                        .map(occurrence -> placed(each.entry(), occurrence)))
                .sorted(Comparator.comparing(Placed::day).thenComparing(Placed::time))
                .limit(room.ofACity())
                .forEach(placed -> days.computeIfAbsent(placed.day(), day -> new TreeMap<>())
                        .computeIfAbsent(city.term(), term -> new ArrayList<>())
                        .add(happening(placed)));
    }

    private Placed placed(Entry entry, OccurrenceView occurrence) {
        LocalDate day = occurrence.first().isBefore(first) ? first : occurrence.first();
        LocalTime time = occurrence.start().map(start -> start.toLocalTime()).orElse(LocalTime.MIN);
        return new Placed(day, time, entry, occurrence);
    }

    private Happening happening(Placed placed) {
        return new Happening(
                placed.entry(),
                time(placed.occurrence()),
                placed.occurrence().inChineseCalendar().map(dates::chinese).orElse(""),
                placed.occurrence().status(),
                placed.occurrence().isOver(today));
    }

    private String time(OccurrenceView occurrence) {
        if (!occurrence.first().equals(occurrence.last()) && occurrence.start().isEmpty()) {
            return messages.until(date(occurrence.last()));
        }
        return occurrence.start().map(start -> dates.time(start.toLocalTime())).orElse("");
    }

    LocalDate first() {
        return first;
    }

    LocalDate last() {
        return last;
    }

    /** The number of entries. */
    int size() {
        return days.values().stream()
                .flatMap(day -> day.values().stream())
                .mapToInt(List::size)
                .sum();
    }

    /** What comes next of each city and has a picture; each item once. */
    List<Entry> pictured(List<City> cities, int mostOfACity) {
        return cities.stream()
                .flatMap(city -> days.values().stream()
                        .flatMap(day -> day.getOrDefault(city.term(), List.of()).stream())
                        .filter(Happening::asPlanned)
                        .map(Happening::entry)
                        .filter(entry -> entry.picture().isPresent())
                        .distinct()
                        .limit(mostOfACity))
                .toList();
    }

    List<Day> days(List<City> cities) {
        return days.entrySet().stream()
                .map(day -> new Day(
                        date(day.getKey()),
                        dates.weekday(day.getKey()),
                        day.getKey().toString(),
                        day.getKey().equals(today),
                        columns(cities, day.getValue())))
                .toList();
    }

    /** The date, with the year only if it is not the year of the first day. */
    private String date(LocalDate day) {
        return day.getYear() == first.getYear() ? dates.dayOfMonth(day) : dates.day(day);
    }

    private static List<Column> columns(List<City> cities, Map<String, List<Happening>> happenings) {
        return cities.stream()
                .map(city -> new Column(city, happenings.getOrDefault(city.term(), List.of())))
                .toList();
    }
}
