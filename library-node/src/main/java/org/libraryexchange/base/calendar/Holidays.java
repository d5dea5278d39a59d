package org.libraryexchange.base.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The holidays of some cities.
 *
 * @param byCity in the order of their days
 */
public record Holidays(Map<String, List<Holiday>> byCity) {

    private Stream<Holiday> of(String city) {
        return byCity.getOrDefault(city, List.of()).stream();
    }

    /** What is special about some days in a city. */
    public List<Holiday> during(String city, DayRange days) {
        return of(city).filter(each -> each.days().touches(days)).toList();
    }

    /** The holiday of a city that goes on or comes next. */
    public Optional<Holiday> coming(String city, LocalDate today) {
        return coming(of(city), today).findFirst();
    }

    /** All that go on or are to come in any of the cities, in the order of their days. */
    public Stream<Holiday> coming(LocalDate today) {
        return coming(byCity.values().stream().flatMap(List::stream), today)
                .sorted(Comparator.comparing(each -> each.days().first()));
    }

    private static Stream<Holiday> coming(Stream<Holiday> all, LocalDate today) {
        return all.filter(each -> each.isFree() && !each.days().last().isBefore(today));
    }

    /** Whether the holidays of a year are not known yet in a city that has a list. */
    public boolean isUnannounced(String city, int year) {
        return byCity.containsKey(city)
                && of(city).noneMatch(each -> each.days().last().getYear() >= year);
    }
}
