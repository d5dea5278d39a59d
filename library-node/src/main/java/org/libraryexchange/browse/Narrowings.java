package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.browse.SearchPage.Group;
import org.libraryexchange.browse.SearchPage.Narrowing;
import org.libraryexchange.search.Counts;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.City;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Visit;

/** The counts of a list as links that narrow the list. */
final class Narrowings {

    private static final int MOST = 8;
    private static final int YEARS_OF_A_DECADE = 10;
    private static final int YEARS_OF_A_CENTURY = 100;
    private static final int LAST_YEAR = 9_999;

    private final Visit visit;
    private final CityTitles cities;
    private final BrowseMessages messages;
    private final Map<String, String> subjects = new HashMap<>();

    /**
     * @param items of the page; they tell the labels of subjects
     */
    Narrowings(Visit visit, CityTitles cities, BrowseMessages messages, List<LocalizedItem> items) {
        this.visit = visit;
        this.cities = cities;
        this.messages = messages;
        items.forEach(this::learnSubjects);
    }

    private void learnSubjects(LocalizedItem item) {
        List<JsonNode> shown = item.each(item.localized().path("subjects"));
        List<JsonNode> whole = item.each(item.whole().path("subjects"));
        for (int i = 0; i < shown.size(); i++) {
            String label = shown.get(i).path("label").path("text").asText();
            whole.get(i).path("label").forEach(heading -> subjects.putIfAbsent(heading.asText(), label));
            subjects.putIfAbsent(whole.get(i).path("uri").asText(), label);
        }
    }

    /** The groups to offer. Facets that are filtered already are left out, and those that offer no choice. */
    List<Group> of(Counts counts) {
        return counts.groups().entrySet().stream()
                .filter(facet -> !isNarrowed(facet.getKey()))
                .map(facet -> new Group(messages.facet(facet.getKey()), narrowings(facet.getKey(), facet.getValue())))
                .filter(group -> !group.narrowings().isEmpty())
                .toList();
    }

    private boolean isNarrowed(String facet) {
        Address address = visit.address();
        return isOfTime(facet)
                ? address.first("from").isPresent() || address.first("to").isPresent()
                : address.first(facet).isPresent();
    }

    private List<Narrowing> narrowings(String facet, List<Counts.Group> groups) {
        return ordered(facet, groups)
                .flatMap(group -> label(facet, group.value())
                        .map(label -> new Narrowing(
                                label,
                                city(facet, group.value()),
                                visit.language().number(group.count()),
                                address(facet, group.value())))
                        .stream())
                .limit(MOST)
                .toList();
    }

    /** The groups come largest first. The largest periods are sorted by time. */
    private static Stream<Counts.Group> ordered(String facet, List<Counts.Group> groups) {
        return isOfTime(facet)
                ? groups.stream().limit(MOST).sorted(Comparator.comparing(group -> Integer.valueOf(group.value())))
                : groups.stream();
    }

    private static boolean isOfTime(String facet) {
        return facet.equals("century") || facet.equals("decade") || facet.equals("year");
    }

    private List<City> city(String facet, String value) {
        return facet.equals("owner") ? List.of(cities.of(value, visit.language())) : List.of();
    }

    /** The label of a group; empty for a subject of which only the address is known. */
    Optional<String> label(String facet, String value) {
        return switch (facet) {
            case "kind" -> Optional.of(messages.kind(value));
            case "owner" -> Optional.of(cities.of(value, visit.language()).title());
            case "language" -> Optional.of(visit.language().nameOf(value));
            case "form" -> Optional.of(messages.form(value));
            case "audience" -> Optional.of(messages.audience(value));
            case "free" -> Optional.of(messages.free());
            case "picture" -> Optional.of(messages.withPicture());
            case "decade" -> Optional.of(decade(Integer.parseInt(value)));
            case "century" -> Optional.of(century(Integer.parseInt(value)));
            case "subject" ->
                Optional.ofNullable(subjects.get(value))
                        .or(() -> Stream.of(value)
                                .filter(heading -> !heading.contains("://"))
                                .findFirst());
            default -> Optional.of(value);
        };
    }

    private String century(int number) {
        return number > 0 ? messages.century(number) : messages.centuryBeforeChrist(-number);
    }

    /** Before the year 1, years count backwards and without a year 0. */
    private String decade(int first) {
        return first > 0
                ? messages.decade(Integer.toString(first))
                : messages.yearsBeforeChrist(1 - first, Math.max(1, 1 - first - YEARS_OF_A_DECADE + 1));
    }

    /** Periods are those of history, which a list of certain days leaves out otherwise. */
    private String address(String facet, String value) {
        Address list = visit.address().without("cursor");
        return switch (facet) {
            case "century" -> history(list, firstOfCentury(Integer.parseInt(value)), YEARS_OF_A_CENTURY);
            case "decade" -> history(list, Integer.parseInt(value), YEARS_OF_A_DECADE);
            case "year" -> years(list, Integer.parseInt(value), 1).toString();
            default -> list.with(facet, value).toString();
        };
    }

    private static int firstOfCentury(int number) {
        return number > 0 ? (number - 1) * YEARS_OF_A_CENTURY + 1 : number * YEARS_OF_A_CENTURY + 1;
    }

    private static String history(Address list, int first, int count) {
        return years(list, first, count).with("kind", "history-resource").toString();
    }

    private static Address years(Address list, int first, int count) {
        LocalDate from = LocalDate.of(Math.max(-LAST_YEAR, first), 1, 1);
        LocalDate to = LocalDate.of(Math.min(LAST_YEAR, first + count - 1), 12, 31);
        return list.with("from", from.toString()).with("to", to.toString());
    }
}
