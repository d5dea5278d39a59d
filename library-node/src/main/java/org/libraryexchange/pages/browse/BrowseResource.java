package org.libraryexchange.pages.browse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.search.ItemLists;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Visit;

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
    private final Introductions introductions;

    BrowseResource(
            BrowseContext context,
            HomeReader home,
            SearchPages search,
            WhatsOn whatsOn,
            WallCalendar calendar,
            Introductions introductions) {
        this.context = context;
        this.home = home;
        this.search = search;
        this.whatsOn = whatsOn;
        this.calendar = calendar;
        this.introductions = introductions;
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
        return context.answer(BrowseTemplates.about(home.about(visit)), visit);
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
