package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Cells;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.pages.desk.DeskTexts.Title;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.watch.partnership.SharedYear;
import org.libraryexchange.watch.partnership.SharedYear.Deed;
import org.libraryexchange.watch.partnership.SharedYear.Figure;
import org.libraryexchange.watch.partnership.SharedYears;

/**
 * What this city and a partner did in a year: a report of two printed pages, a table, and the list behind each figure.
 * Head librarians, who show it to their councils, see how many letters there are, and none of them.
 */
@Path("/desk/year")
@RolesAllowed({Roles.LIBRARIAN, Roles.HEAD_LIBRARIAN})
class YearResource {

    static final String ADDRESS = "/desk/year";

    private static final ObjectWriter TABLE = Cells.table(Line.class);
    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2100;
    private static final int LISTED = 200;
    private static final int NAMED = 8;

    private final DeskContext desk;
    private final SharedYears years;
    private final LetterViews letters;
    private final NodeConfig node;

    YearResource(DeskContext desk, SharedYears years, LetterViews letters, NodeConfig node) {
        this.desk = desk;
        this.years = years;
        this.letters = letters;
        this.node = node;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response report() {
        return desk.answer(DeskTemplates.year(page(desk.parameters("year", "partner"))));
    }

    private YearPage page(Parameters parameters) {
        LetterTexts in = letters.texts();
        TreeSet<String> partners = new TreeSet<>(node.partners().keySet());
        String partner = parameters.one("partner", partners).orElseGet(partners::first);
        int thisYear = desk.now().atOffset(ZoneOffset.UTC).getYear();
        int year = (int) parameters.number("year", thisYear, FIRST_YEAR, LAST_YEAR);
        String title = in.language().messages(YearMessages.class).of(Integer.toString(year));
        StaffFrame frame = desk.frame(in.desk(), title, desk.heads() ? "year" : "overview");
        return new YearPage(frame, in, partner, years.read(partner, year), desk.now(), letters, desk.writes());
    }

    /** The list behind a figure. */
    @GET
    @Path("list")
    @Produces(MediaType.TEXT_HTML)
    public Response list() {
        Parameters parameters = desk.parameters("year", "partner", "figure", "city");
        YearPage page = page(parameters);
        Figure figure = parameters.one("figure", YearPage.TERMS).map(Figure::of).orElse(Figure.ITEMS);
        if (!page.opens(figure)) {
            throw new ForbiddenException();
        }
        String city = parameters.one("city", page.shared().cities()).orElse("");
        return desk.answer(DeskTemplates.yearList(new ListPage(page, figure, city)));
    }

    /** A line of the table. */
    record Line(int year, String figure, String city, long count, Long medianDays) {}

    @GET
    @Path("table")
    @Produces("text/csv")
    public Response table() {
        YearPage page = page(desk.parameters("year", "partner"));
        List<Line> lines = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            for (String city : page.columns(figure)) {
                lines.add(new Line(
                        page.shared().year(),
                        figure.term(),
                        city.isEmpty() ? String.join("+", page.shared().cities()) : city,
                        page.shared().count(figure, city),
                        figure == Figure.ANSWERED
                                ? page.shared().medianDays(city).orElse(null)
                                : null));
            }
        }
        return DeskContext.table(
                out -> {
                    try (SequenceWriter rows = TABLE.writeValues(out)) {
                        rows.writeAll(lines);
                    }
                },
                "year-" + page.shared().year() + ".csv");
    }

    /**
     * The report.
     *
     * @param now when the page was made
     * @param opensLetters whether the person may see what letters say
     */
    record YearPage(
            StaffFrame frame,
            LetterTexts in,
            String partner,
            SharedYear shared,
            Instant now,
            LetterViews letters,
            boolean opensLetters) {

        static final List<String> TERMS =
                Arrays.stream(Figure.values()).map(Figure::term).toList();

        public List<Figure> figures() {
            return List.of(Figure.values());
        }

        /** What is named below the figures. */
        public List<Figure> detailed() {
            return Stream.of(Figure.TRANSLATIONS, Figure.SISTERS, Figure.FESTIVALS)
                    .filter(this::opens)
                    .toList();
        }

        /** Whether the person may see the list behind a figure. */
        boolean opens(Figure figure) {
            return opensLetters || !figure.isOfLetters();
        }

        /** Whether a figure leads to a list. */
        public boolean leads(Figure figure, String city) {
            return opens(figure) && shared.count(figure, city) > 0;
        }

        /** The cities of a figure, of which some are of both together. */
        public List<String> columns(Figure figure) {
            return figure == Figure.SISTERS ? List.of("") : shared.cities();
        }

        private YearMessages words() {
            return in.language().messages(YearMessages.class);
        }

        public String label(Figure figure) {
            return words().figure(figure.term());
        }

        public String number(Figure figure, String city) {
            return in.desk().number(shared.count(figure, city));
        }

        /** How long answers took; empty if there is nothing to tell. */
        public String days(Figure figure, String city) {
            return figure == Figure.ANSWERED
                    ? shared.medianDays(city).map(words()::days).orElse("")
                    : "";
        }

        private Address address(String path, int year) {
            return Address.of(ADDRESS + path)
                    .with("year", Integer.toString(year))
                    .with("partner", partner);
        }

        public String list(Figure figure, String city) {
            Address list = address("/list", shared.year()).with("figure", figure.term());
            return in.desk().link(city.isEmpty() ? list : list.with("city", city));
        }

        public String table() {
            return in.desk().link(address("/table", shared.year()));
        }

        public String report() {
            return in.desk().link(address("", shared.year()));
        }

        public String before() {
            return in.desk().link(address("", shared.year() - 1));
        }

        public String after() {
            return in.desk().link(address("", shared.year() + 1));
        }

        public String made() {
            return new Dates(in.language()).day(now.atZone(ZoneOffset.UTC));
        }

        public String place(SharedYear.Place place) {
            DeskTexts texts = in.desk();
            return words().place(in.title(place.city()), texts.number(place.items()), texts.number(place.letters()));
        }

        /** The first of what makes a figure, of both cities. */
        public List<Entry> named(Figure figure) {
            return entries(figure, columns(figure).stream(), NAMED);
        }

        private List<Entry> entries(Figure figure, Stream<String> cities, int most) {
            return cities.flatMap(city -> shared.of(figure, city).stream())
                    .limit(most)
                    .map(this::entry)
                    .toList();
        }

        private Entry entry(Deed deed) {
            LocalDate day = LocalDate.ofInstant(deed.moment(), ZoneOffset.UTC);
            String when = new Dates(in.language()).day(day);
            return switch (deed.figure()) {
                case ITEMS, FESTIVALS, SISTERS -> item(deed, when);
                case NIGHTS ->
                    new Entry(deed.city(), "", new Title(in.language().tag(), when), "");
                default ->
                    letters.letters()
                            .letter(deed.id())
                            .map(letter -> letter(deed, letter, when))
                            .orElseGet(() -> new Entry(
                                    deed.city(), "", new Title(in.language().tag(), when), ""));
            };
        }

        private Entry item(Deed deed, String when) {
            UUID id = deed.id();
            ObjectNode document = letters.items()
                    .item(id)
                    .map(item -> StoredDocument.read(item.document()))
                    .orElseGet(JsonNodeFactory.instance::objectNode);
            return new Entry(
                    document.path("owner").asText(),
                    in.desk().reader(id),
                    in.desk().shown(document),
                    when);
        }

        private Entry letter(Deed deed, LetterRecord letter, String when) {
            LetterTexts.LetterText subject = in.subject(letter);
            return new Entry(deed.city(), in.link(letter), new Title(subject.language(), subject.text()), when);
        }
    }

    /**
     * A line of a list.
     *
     * @param link empty if there is nothing to see
     * @param when the day in UTC; empty if it is the title
     */
    record Entry(String city, String link, Title title, String when) {}

    record ListPage(YearPage year, Figure figure, String city) {

        public StaffFrame frame() {
            return year.frame();
        }

        public List<Entry> entries() {
            return year.entries(figure, city.isEmpty() ? year.columns(figure).stream() : Stream.of(city), LISTED);
        }

        /** How many are not listed. */
        public long more() {
            long all = (city.isEmpty() ? year.columns(figure) : List.of(city))
                    .stream()
                            .mapToLong(each -> year.shared().count(figure, each))
                            .sum();
            return Math.max(0, all - LISTED);
        }
    }
}
