package org.libraryexchange.browse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Dates;

/** Times in words, each by the clock of its place and by that of the other city. */
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
     * One occurrence as an item's page tells it.
     *
     * @param elsewhere the same in the other city; empty where it makes no difference
     * @param begins moment in ISO 8601 for scripts and machines; a date for whole days
     * @param ends empty where it is not told
     * @param moment whether it is a moment, which is another time elsewhere
     */
    record When(
            String shown, String elsewhere, String begins, String ends, boolean moment, String status, boolean over) {

        public boolean asPlanned() {
            return status.equals(Occurrence.SCHEDULED);
        }
    }

    When of(Occurrence occurrence, LocalDate today) {
        Optional<ZonedDateTime> beginning = occurrence.beginning();
        return new When(
                shown(occurrence),
                beginning.map(moment -> elsewhere(moment, occurrence.ending())).orElse(""),
                beginning
                        .map(moment -> moment.toInstant().toString())
                        .orElse(occurrence.first().toString()),
                occurrence.ending().map(moment -> moment.toInstant().toString()).orElse(""),
                beginning.isPresent(),
                occurrence.status(),
                occurrence.isOver(today));
    }

    private String shown(Occurrence occurrence) {
        return occurrence
                .start()
                .map(start -> occurrence
                        .zone()
                        .map(zone -> messages.timeIn(span(start, occurrence.end()), clock(zone)))
                        .orElseGet(() -> span(start, occurrence.end())))
                .orElseGet(() -> dates.days(occurrence.first(), occurrence.last()));
    }

    private String elsewhere(ZonedDateTime beginning, Optional<ZonedDateTime> ending) {
        return cities.stream()
                .filter(city ->
                        city.zone().filter(zone -> isOther(zone, beginning)).isPresent())
                .findFirst()
                .map(city -> messages.timeIn(span(in(beginning, city), ending.map(end -> in(end, city))), city.title()))
                .orElse("");
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
                ? messages.dayAndTime(day, time + "–" + until)
                : messages.dayAndTime(day, time) + " – " + messages.dayAndTime(dates.dayWithWeekday(end.get()), until);
    }

    /** Whose clock it is: that of a city, else that of the place that the zone is named after. */
    String clock(ZoneId zone) {
        return cities.stream()
                .filter(city -> city.zone().equals(Optional.of(zone)))
                .map(City::title)
                .findFirst()
                .orElseGet(() -> dates.nameOf(zone));
    }

    /** When an item is, in the few words of a list: the next time from a day on, else the last there was. */
    String brief(List<Occurrence> occurrences, LocalDate today) {
        List<Occurrence> coming =
                occurrences.stream().filter(each -> !each.isOver(today)).toList();
        if (coming.isEmpty()) {
            return occurrences.isEmpty() ? "" : brief(occurrences.get(occurrences.size() - 1));
        }
        String next = brief(coming.get(0));
        return coming.size() == 1 ? next : messages.andMore(next, coming.size() - 1);
    }

    private String brief(Occurrence occurrence) {
        return occurrence
                .start()
                .filter(start -> occurrence.first().equals(occurrence.last()))
                .map(start -> messages.dayAndTime(dates.dayWithWeekday(start), dates.time(start.toLocalTime())))
                .orElseGet(() -> dates.days(occurrence.first(), occurrence.last()));
    }
}
