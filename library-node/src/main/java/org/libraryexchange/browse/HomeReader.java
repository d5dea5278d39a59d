package org.libraryexchange.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.browse.HomePage.Content;
import org.libraryexchange.browse.TimeLine.Announced;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Theme;
import org.libraryexchange.web.Visit;

/** Reads what the first page shows, at most once a minute: it counts the catalogue and is what most people open. */
@ApplicationScoped
class HomeReader {

    private static final Duration LONGEST_HELD = Duration.ofMinutes(1);
    private static final int WEEKS = 4;
    private static final int MOST_READ = 60;
    private static final int MOST_RECENT_READ = 40;
    private static final int MOST_RECENT_OF_A_CITY = 3;

    private final Lists lists;
    private final Readers readers;
    private final CatalogueCounts counts;
    private final Map<Visit, Refreshed<Content>> contents;

    HomeReader(Lists lists, Readers readers, CatalogueCounts counts, Clock clock) {
        this.lists = lists;
        this.readers = readers;
        this.counts = counts;
        this.contents = Arrays.stream(Language.values())
                .flatMap(language -> Stream.of(visit(language, true), visit(language, false)))
                .collect(Collectors.toMap(
                        Function.identity(), visit -> new Refreshed<>(LONGEST_HELD, clock, () -> read(visit))));
    }

    /** What the page shows to a reader: texts in the language of the page. */
    Content content(Visit visit) {
        return contents.get(visit(visit.language(), visit.inAddress())).get();
    }

    private static Visit visit(Language language, boolean inAddress) {
        Address address = Address.of("/").with("lang", language.tag());
        return new Visit(language, language.tag(), Theme.DEVICE, address, inAddress, true);
    }

    private Content read(Visit visit) {
        Language language = visit.language();
        Dates dates = Dates.of(language);
        LocalDate first = readers.today();
        LocalDate last = first.plusWeeks(WEEKS);
        Address span = Address.of(Lists.PATH)
                .with("from", first.toString())
                .with("to", last.toString())
                .with("sort", "date");
        List<City> cities = readers.cities().all(language);
        TimeLine line = new TimeLine(first, last, dates, readers.messages(language));
        cities.forEach(city -> line.add(city, announced(visit, span.with("owner", city.term()))));
        return new Content(
                counts.of(visit),
                dates.day(first),
                dates.day(last),
                line.days(cities),
                visit.link(span),
                recent(visit, cities),
                visit.link(history()));
    }

    private List<Announced> announced(Visit visit, Address list) {
        Entries entries = readers.entries(visit);
        return lists.read(list.with("limit", Integer.toString(MOST_READ)), visit).documents().stream()
                .map(document -> new Announced(
                        entries.of(document),
                        Occurrence.of(LocalizedItem.of(document, visit).whole())))
                .toList();
    }

    private static Address history() {
        return Address.of(Lists.PATH).with("kind", "history-resource");
    }

    /** The latest with a picture, as many of each city; those without one where there are not enough. */
    private List<Entry> recent(Visit visit, List<City> cities) {
        List<Entry> recent = new ArrayList<>();
        for (City city : cities) {
            Address list = history().with("owner", city.term()).with("limit", Integer.toString(MOST_RECENT_READ));
            lists.read(list, visit).documents().stream()
                    .map(readers.entries(visit)::of)
                    .sorted(Comparator.comparing(entry -> entry.picture().isEmpty()))
                    .limit(MOST_RECENT_OF_A_CITY)
                    .forEach(recent::add);
        }
        return recent;
    }
}
