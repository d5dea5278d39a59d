package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Cells;
import org.libraryexchange.catalogue.formats.AtomFeed;
import org.libraryexchange.catalogue.formats.AtomWriter;
import org.libraryexchange.catalogue.formats.CalendarEvent;
import org.libraryexchange.catalogue.formats.CalendarWriter;
import org.libraryexchange.catalogue.formats.CalendarWriter.CalendarFile;
import org.libraryexchange.catalogue.formats.Citation;
import org.libraryexchange.catalogue.question.Understood;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Pages.NamedFile;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;
import org.libraryexchange.pages.web.WebMessages;

/**
 * Lists of published items for other programs to follow. They take the words and filters of the page, and files its
 * order; all else is their own, and parameters that they do not know have no effect.
 */
@Singleton
record SearchFeeds(Lists lists, Readers readers) {

    static final String CALENDAR = "/search.ics";
    static final String ATOM = "/search.atom";
    static final String TABLE_TYPE = "text/csv";

    private static final ObjectWriter TABLE = Cells.table(ListRow.class);

    /** Without it, Excel would read a table in another encoding. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    static final String FROM = "from";
    static final String TO = "to";

    /** How long a date stays in a calendar that does not say from when on, so that it does not vanish the next day. */
    private static final int DAYS_BACK = 30;

    private static final String MOST_ITEMS = "200";
    private static final String MOST_ENTRIES = "50";

    private static final Set<String> PARAMETERS = Stream.concat(
                    Stream.of("q", Understood.AS, Visits.LANGUAGE),
                    ListFilters.NAMES.stream().filter(name -> !name.equals("status")))
            .collect(Collectors.toUnmodifiableSet());

    /** A file to take along has the order of the page. */
    private static final Set<String> PARAMETERS_OF_FILES =
            Stream.concat(PARAMETERS.stream(), Stream.of("sort")).collect(Collectors.toUnmodifiableSet());

    /** The address of a file of the list that a page shows. */
    static Address file(String ending, Visit visit) {
        return visit.named(visit.address().at("/search." + ending, PARAMETERS_OF_FILES));
    }

    /** The address of a feed of the list that a page shows. */
    static Address of(String feed, Visit visit) {
        return visit.named(visit.address().at(feed, PARAMETERS));
    }

    /** The tag of feeds in a language, until the catalogue changes or the day ends; empty while lists cannot be read. */
    Optional<EntityTag> state(Visit visit) {
        return lists.state()
                .map(state -> Pages.tag((state + readers.today() + visit.language()).getBytes(StandardCharsets.UTF_8)));
    }

    /** The dates of the events and festivals in a list, the earliest of the items that begin first. */
    NamedFile calendar(Visit visit) {
        BrowseTexts in = readers.of(visit);
        Address asked = lists.narrowed(of(Lists.PATH, visit));
        Optional<DaySpan> span = span(visit);
        Address list = span.map(days -> asked.with(FROM, days.first().toString())
                        .with(TO, days.last().toString()))
                .orElseGet(() -> dated(asked));
        List<LocalizedItem> items = items(list.with("sort", "date").with("limit", MOST_ITEMS), visit);
        LocalDate from = list.first(FROM).map(LocalDate::parse).orElse(LocalDate.MIN);
        LocalDate to = list.first(TO).map(LocalDate::parse).orElse(LocalDate.MAX);
        List<CalendarEvent> events = items.stream()
                .flatMap(item -> dates(item, in))
                .filter(each -> !each.date().last().isBefore(from)
                        && !each.date().first().isAfter(to))
                .sorted(Comparator.comparing(each -> each.date().first()))
                .limit(ItemFiles.MOST_DATES)
                .flatMap(each -> each.item().of(List.of(each.date())).stream())
                .toList();
        String title = Stream.concat(Stream.of(title(in, items)), span.map(days -> days.name(in)).stream())
                .collect(Collectors.joining(" · "));
        return new NamedFile(
                ItemFiles.CALENDAR_TYPE,
                CALENDAR.substring(1),
                title,
                CalendarWriter.bytes(new CalendarFile(title, Optional.of(ItemFiles.REFRESH), in.zone(), events)));
    }

    /** The days that a page of what is on shows; empty if the address names none. */
    private Optional<DaySpan> span(Visit visit) {
        return visit.address()
                .first(WhatsOn.WHEN)
                .map(when -> DaySpan.of(when, readers.today(), 1))
                .filter(days -> !days.when().isEmpty());
    }

    private record ItemDate(ItemEvents item, OccurrenceView date) {}

    private Stream<ItemDate> dates(LocalizedItem item, BrowseTexts in) {
        ItemEvents events = new ItemEvents(item, in);
        return item.dates().stream().map(date -> new ItemDate(events, date));
    }

    /** Adds the day from which on, unless the address names one, or an end before that day. */
    private Address dated(Address list) {
        String usual = readers.today().minusDays(DAYS_BACK).toString();
        boolean said = list.first(FROM).isPresent()
                || list.first(TO).filter(to -> to.compareTo(usual) < 0).isPresent();
        return said ? list : list.with(FROM, usual);
    }

    /** The items of a list, the newest change first. */
    NamedFile atom(Visit visit) {
        BrowseTexts in = readers.of(visit);
        Address list = of(Lists.PATH, visit);
        List<LocalizedItem> items =
                items(lists.narrowed(list).with("sort", "-updated").with("limit", MOST_ENTRIES), visit);
        AtomEntries entries = new AtomEntries(readers, in);
        String title = title(in, items);
        return new NamedFile(
                AtomWriter.TYPE,
                ATOM.substring(1),
                title,
                AtomWriter.bytes(new AtomFeed(
                        title,
                        visit.language().tag(),
                        in.absolute(of(ATOM, visit).toString()),
                        in.absolute(list.toString()),
                        items.stream().map(entries::of).toList())));
    }

    /** The items of a list as a table. */
    NamedFile table(Visit visit) {
        return ofCitations(TABLE_TYPE, "csv", visit, citations -> {
            try {
                return BYTE_ORDER_MARK
                        + TABLE.writeValueAsString(
                                citations.stream().map(ListRow::of).toList());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("rows of plain text can be written", e);
            }
        });
    }

    /** The items of a list for reference managers. */
    NamedFile bibTex(Visit visit) {
        return ofCitations(ItemFiles.BIBTEX_TYPE, "bib", visit, each(Citation::bibTex));
    }

    NamedFile ris(Visit visit) {
        return ofCitations(ItemFiles.RIS_TYPE, "ris", visit, each(Citation::ris));
    }

    private static Function<List<Citation>, String> each(Function<Citation, String> format) {
        return citations -> citations.stream().map(format).collect(Collectors.joining());
    }

    private NamedFile ofCitations(String type, String ending, Visit visit, Function<List<Citation>, String> format) {
        BrowseTexts in = readers.of(visit);
        Address list = visit.address().at(Lists.PATH, PARAMETERS_OF_FILES).with("limit", MOST_ITEMS);
        List<LocalizedItem> items =
                new Localizer(visit).of(lists.ofAllWords(list, visit).documents());
        String file = format.apply(items.stream().map(new Citations(in)::of).toList());
        return new NamedFile(type, "search." + ending, title(in, items), file.getBytes(StandardCharsets.UTF_8));
    }

    private List<LocalizedItem> items(Address list, Visit visit) {
        return new Localizer(visit).of(lists.read(list, visit).documents());
    }

    /** The name of the site, and what is special about the list. */
    private String title(BrowseTexts in, List<LocalizedItem> items) {
        Visit list = in.visit().at(of(Lists.PATH, in.visit()));
        return Stream.of(
                        Stream.of(site(in)),
                        list.address().first("q").map(in.words()::resultsFor).stream(),
                        new ListFilters(readers.of(list), items, Optional.empty())
                                .active().stream().map(ListFilters.ActiveFilter::label))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" · "));
    }

    private String site(BrowseTexts in) {
        WebMessages messages = in.messages(WebMessages.class);
        Frame frame = readers.frames().of(in.visit(), "", false);
        return frame.alone() ? messages.siteAlone(frame.own()) : messages.site(frame.own(), frame.partners());
    }
}
