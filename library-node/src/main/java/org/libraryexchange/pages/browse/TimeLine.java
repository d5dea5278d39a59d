package org.libraryexchange.pages.browse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.pages.web.Address;

/**
 * The events of the cities side by side, day by day.
 *
 * @param days what is on, by day and by city
 */
record TimeLine(LocalDate first, LocalDate last, Map<LocalDate, Map<String, List<Happening>>> days) {

    /**
     * How much there is room for.
     *
     * @param ofACity the most entries of one city
     * @param ofAnItem the most dates of one item
     */
    record Room(int ofACity, int ofAnItem) {}

    /**
     * A date of an item.
     *
     * @param day on which it stands
     */
    record Happening(LocalDate day, LocalizedItem item, OccurrenceView date) {}

    /**
     * Places what the cities have announced. What has already begun is on the first day.
     *
     * @param cities the items of each city
     */
    static TimeLine of(LocalDate first, LocalDate last, Room room, Collection<List<LocalizedItem>> cities) {
        return new TimeLine(
                first,
                last,
                cities.stream()
                        .flatMap(items -> items.stream()
                                .flatMap(item -> happenings(item, first, last).limit(room.ofAnItem()))
                                .sorted(Comparator.comparing(Happening::day).thenComparing(TimeLine::start))
                                .limit(room.ofACity()))
                        .collect(Collectors.groupingBy(
                                Happening::day,
                                TreeMap::new,
                                Collectors.groupingBy(each -> each.item().owner()))));
    }

    private static Stream<Happening> happenings(LocalizedItem item, LocalDate first, LocalDate last) {
        return item.dates().stream()
                .filter(date -> !date.last().isBefore(first) && !date.first().isAfter(last))
                .map(date -> new Happening(date.first().isBefore(first) ? first : date.first(), item, date));
    }

    private static LocalTime start(Happening happening) {
        return happening.date().start().map(LocalDateTime::toLocalTime).orElse(LocalTime.MIN);
    }

    Stream<Happening> happenings() {
        return days.values().stream().flatMap(day -> day.values().stream()).flatMap(List::stream);
    }

    /** The list of all that is on in some days, the earliest first. */
    static Address list(LocalDate first, LocalDate last) {
        return Address.of(Lists.PATH)
                .with("from", first.toString())
                .with("to", last.toString())
                .with("sort", "date");
    }

    /** All of it, as a list. */
    public Address list() {
        return list(first, last);
    }

    /** The number of entries. */
    long size() {
        return happenings().count();
    }
}
