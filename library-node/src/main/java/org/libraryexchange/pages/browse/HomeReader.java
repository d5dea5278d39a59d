package org.libraryexchange.pages.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.locale.LibraryDetails;
import org.libraryexchange.base.locale.LibraryDetails.Detail;
import org.libraryexchange.item.Status;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Theme;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.watch.status.ExchangeStatus;
import org.libraryexchange.watch.status.ExchangeStatus.PartnerStatus;
import org.libraryexchange.watch.status.StatusReader;

/**
 * Reads what the first page and the one about this site show of the catalogue and the state of the copies, and keeps it for
 * a minute: the first page counts the catalogue and is opened most.
 */
@ApplicationScoped
class HomeReader {

    private static final Duration LONGEST_HELD = Duration.ofMinutes(1);

    /** How many weeks the time line may cover. The page uses the first number that gives enough events. */
    private static final List<Integer> WEEKS = List.of(4, 12, 26);

    private static final int ENOUGH = 8;

    /** More would make the page long, and all that is on is one click away. */
    private static final TimeLine.Room ROOM = new TimeLine.Room(12, 2);

    private static final int MOST_READ = 60;

    private final Lists lists;
    private final Readers readers;
    private final CachedValue<ExchangeStatus> status;
    private final RecentHistory history;
    private final LibraryDetails details;
    private final Map<Visit, CachedValue<Content>> contents;

    HomeReader(
            Lists lists,
            Readers readers,
            StatusReader status,
            RecentHistory history,
            LibraryDetails details,
            Clock clock) {
        this.lists = lists;
        this.readers = readers;
        this.status = new CachedValue<>(LONGEST_HELD, clock, status::read);
        this.history = history;
        this.details = details;
        this.contents = Arrays.stream(Language.values())
                .flatMap(language -> Stream.of(visit(language, true), visit(language, false)))
                .collect(Collectors.toMap(
                        Function.identity(), visit -> new CachedValue<>(LONGEST_HELD, clock, () -> read(visit))));
    }

    /** The first page. */
    record Page(Frame frame, Content content) {

        /** A link to the list of local history. */
        public String history() {
            return content.in().link(RecentHistory.LIST);
        }
    }

    /**
     * The content of the page, the same for all readers of one language.
     *
     * @param line of the coming weeks
     * @param recent local history
     */
    record Content(BrowseTexts in, List<Count> counts, TimeLine line, List<LocalizedItem> recent) {}

    /** The size of a city's catalogue. */
    record Count(City city, long items) {

        public Address list() {
            return Address.of(Lists.PATH).with("owner", city.term());
        }
    }

    /**
     * Who keeps this site, how to reach them, and how the copies are kept.
     *
     * @param partners whose catalogues and this city's are copied
     */
    record AboutPage(Frame frame, BrowseTexts in, List<PartnerStatus> partners, LibraryDetails details) {

        /** The address and the opening hours of a city's library, as far as they are known. */
        public List<Map.Entry<String, String>> details(String city) {
            return Stream.of(Detail.values())
                    .flatMap(detail -> (city.equals(
                                            in.cities().own(in.language()).term())
                                    ? details.of(detail, in.language())
                                    : in.cities().configured(detail, city, in.language()))
                            .stream())
                    .toList();
        }

        /** Whether readers can write to any of the libraries. */
        public boolean isReachable() {
            return frame.cities().stream()
                    .anyMatch(city -> in.cities().mail(city.term()).isPresent());
        }
    }

    Page page(Visit visit) {
        return new Page(readers.frame(visit, "", true), content(visit));
    }

    AboutPage about(Visit visit) {
        BrowseTexts in = readers.of(visit);
        return new AboutPage(
                readers.frame(
                        visit, visit.language().messages(AboutMessages.class).title(), true),
                in,
                status.get().partners(),
                details);
    }

    /** What a reader sees, in the language of the page. */
    private Content content(Visit visit) {
        return contents.get(visit(visit.language(), visit.inAddress())).get();
    }

    private static Visit visit(Language language, boolean inAddress) {
        Address address = Address.of("/").with("lang", language.tag());
        return new Visit(language, language.tag(), Theme.DEVICE, address, inAddress, true);
    }

    private Content read(Visit visit) {
        BrowseTexts in = readers.of(visit);
        List<City> cities = in.times().cities();
        return new Content(in, counts(in), timeLine(visit, cities), history.recent(visit, cities));
    }

    private List<Count> counts(BrowseTexts in) {
        ExchangeStatus now = status.get();
        return Stream.concat(
                        Stream.of(count(in.city(now.city()), now.items())),
                        now.partners().stream().map(partner -> count(in.city(partner.city()), partner.items())))
                .toList();
    }

    private static Count count(City city, Map<String, Long> items) {
        return new Count(city, items.getOrDefault(Status.PUBLISHED.term(), 0L));
    }

    private TimeLine timeLine(Visit visit, List<City> cities) {
        TimeLine line = timeLine(visit, cities, WEEKS.get(0));
        for (int longer = 1; longer < WEEKS.size() && line.size() < ENOUGH; longer++) {
            line = timeLine(visit, cities, WEEKS.get(longer));
        }
        return line;
    }

    private TimeLine timeLine(Visit visit, List<City> cities, int weeks) {
        LocalDate first = readers.today();
        LocalDate last = first.plusWeeks(weeks);
        return lists.timeLine(visit, first, last, cities, TimeLine.list(first, last), ROOM, MOST_READ);
    }
}
