package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.catalogue.search.Counts.Group;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Visit;

/**
 * History resources for the first page, as many of each city. Whoever holds them has a turn after the other, so that a
 * collection that has just been loaded does not hide all others. Those with a picture come first.
 */
@Singleton
record RecentHistory(Lists lists) {

    static final Address LIST = Address.of(Lists.PATH).with("kind", Kind.HISTORY_RESOURCE.term());

    private static final int MOST_OF_A_CITY = 3;
    private static final int MOST_READ = 40;
    private static final int MOST_OF_A_HOLDER = 5;
    private static final String HOLDER = "holder";

    List<LocalizedItem> recent(Visit visit, List<City> cities) {
        return cities.stream()
                .flatMap(city -> items(LIST.with("owner", city.term()), visit).stream())
                .toList();
    }

    private List<LocalizedItem> items(Address list, Visit visit) {
        List<LocalizedItem> items = new ArrayList<>(read(list, MOST_READ, visit));
        Set<String> sources = items.stream().map(RecentHistory::source).collect(Collectors.toSet());
        if (items.size() == MOST_READ && sources.size() < MOST_OF_A_CITY) {
            items.addAll(ofOthers(list, sources, visit));
        }
        Set<String> ids = new HashSet<>();
        items.removeIf(item -> !ids.add(item.id()));
        items.sort(Comparator.comparing(item -> item.pictures().isEmpty()));
        return inTurn(items, RecentHistory::source).stream()
                .limit(MOST_OF_A_CITY)
                .toList();
    }

    /** Some items of the largest holders that have none among the newest. */
    private List<LocalizedItem> ofOthers(Address list, Set<String> sources, Visit visit) {
        List<Group> holders = lists.readIfSearchable(list.with("limit", "1").with("facets", HOLDER), visit)
                .counts()
                .map(counts -> counts.groups().get(HOLDER))
                .orElse(List.of());
        return holders.stream()
                .map(Group::value)
                .filter(holder -> !sources.contains(holder))
                .limit(MOST_OF_A_CITY)
                .flatMap(holder -> read(list.with(HOLDER, holder), MOST_OF_A_HOLDER, visit).stream())
                .toList();
    }

    private List<LocalizedItem> read(Address list, int most, Visit visit) {
        return lists.items(list.with("limit", Integer.toString(most)), visit);
    }

    /** Who holds the item, or else whom it names as its source. */
    private static String source(LocalizedItem item) {
        return item.text(item.part("history"), "heldBy")
                .or(item::attribution)
                .map(ShownText::text)
                .orElse("");
    }

    /** The first of each source, then the second of each, and so on, otherwise in the same order. */
    static <T> List<T> inTurn(List<T> all, Function<T, String> source) {
        Map<T, Integer> turns = new HashMap<>();
        Map<String, Integer> taken = new HashMap<>();
        all.forEach(each -> turns.put(each, taken.merge(source.apply(each), 1, Integer::sum)));
        return all.stream().sorted(Comparator.comparing(turns::get)).toList();
    }
}
