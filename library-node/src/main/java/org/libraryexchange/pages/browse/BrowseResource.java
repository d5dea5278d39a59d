package org.libraryexchange.pages.browse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.locale.LibraryDetails;
import org.libraryexchange.base.locale.LibraryDetails.Detail;
import org.libraryexchange.catalogue.search.ItemLists;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.watch.status.ExchangeStatus.PartnerStatus;

/** The pages on the way to an item, and those about this site and the cities. */
@InTurn
@Path("/")
@Produces(MediaType.TEXT_HTML)
class BrowseResource {

    private final BrowseContext context;
    private final HomeReader home;
    private final SearchPages search;
    private final WhatsOn whatsOn;
    private final WallCalendar calendar;
    private final Readers readers;
    private final Introductions introductions;
    private final LibraryDetails details;

    BrowseResource(
            BrowseContext context,
            HomeReader home,
            SearchPages search,
            WhatsOn whatsOn,
            WallCalendar calendar,
            Readers readers,
            Introductions introductions,
            LibraryDetails details) {
        this.context = context;
        this.home = home;
        this.search = search;
        this.whatsOn = whatsOn;
        this.calendar = calendar;
        this.readers = readers;
        this.introductions = introductions;
        this.details = details;
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

    @GET
    public Response home() {
        Visit visit = context.visit();
        return context.answer(BrowseTemplates.home(home.page(visit)), visit);
    }

    @GET
    @Path(Frame.ABOUT)
    public Response about() {
        Visit visit = context.visit();
        BrowseTexts in = readers.of(visit);
        AboutPage page =
                new AboutPage(readers.frame(visit, in.words().aboutTitle(), true), in, home.partners(), details);
        return context.answer(BrowseTemplates.about(page), visit);
    }

    @GET
    @Path("cities/{city}")
    public Response introduction(@PathParam("city") String city) {
        Visit visit = context.visit();
        Introductions.Page page = introductions
                .page(city, visit)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "Nobody has introduced such a city."));
        return context.answer(BrowseTemplates.introduction(page), visit);
    }

    /** Search and lists over both catalogues, with the parameters of the API. What is wrong with one of them, the page says. */
    @GET
    @Path(Lists.PATH)
    public Response search() {
        Visit visit = context.visit(ItemLists.PARAMETERS);
        return context.answer(BrowseTemplates.search(search.page(visit)), visit);
    }

    @GET
    @Path(WhatsOn.PATH)
    public Response whatsOn() {
        Visit visit = context.visit(WhatsOn.PARAMETERS);
        return context.answer(BrowseTemplates.whatsOn(whatsOn.page(visit)), visit);
    }

    @GET
    @Path(WallCalendar.PATH)
    public Response calendar() {
        Visit visit = context.visit(WallCalendar.PARAMETERS);
        return context.answer(BrowseTemplates.calendar(calendar.page(visit)), visit);
    }

    @GET
    @Path(WallCalendar.FILE)
    @Produces(ItemFiles.CALENDAR_TYPE)
    public Response calendarFile() {
        Visit visit = context.visit(WallCalendar.PARAMETERS);
        return context.answer(calendar.file(visit), visit);
    }
}
