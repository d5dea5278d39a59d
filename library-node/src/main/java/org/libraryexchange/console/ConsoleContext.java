package org.libraryexchange.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.libraryexchange.signin.StaffFrame;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Frame;
import org.libraryexchange.web.Pages;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Visits;

/** What all ops pages need. */
@ApplicationScoped
class ConsoleContext {

    private final Visits visits;
    private final Pages pages;
    private final ConsoleFrames frames;
    private final Speeches speeches;
    private final Person person;

    ConsoleContext(Visits visits, Pages pages, ConsoleFrames frames, Speeches speeches, Person person) {
        this.visits = visits;
        this.pages = pages;
        this.frames = frames;
        this.speeches = speeches;
        this.person = person;
    }

    Visit visit(UriInfo uri, HttpHeaders headers) {
        return visits.of(uri, headers);
    }

    /** The wording for a reader. */
    Speech speech(Visit visit) {
        return speeches.of(visit);
    }

    /**
     * The frame of a page.
     *
     * @param section of the menu to which the page belongs
     */
    StaffFrame frame(Speech speech, String title, String section) {
        return frames.of(speech, title, section);
    }

    /** The name of the person who is signed in. */
    String name() {
        return person.name();
    }

    /** Whether that person may change things and not only look. */
    boolean acts() {
        return person.acts();
    }

    Response answer(TemplateInstance page, Visit visit, HttpHeaders headers) {
        return pages.answer(page, visit, headers);
    }

    /** A part of a page that the page requests again and again. */
    Region region(Visit visit, String address, TemplateInstance content) {
        return Region.of(visit.link(Address.of(address)), pages.text(content, visit));
    }

    /** The new content of that part, or 204 if the page already has it. */
    Response answer(Region region, UriInfo uri, Visit visit, HttpHeaders headers) {
        return answer(region, Region.Templates.region(region), uri, visit, headers);
    }

    /** The same, with the page's new title. */
    Response answer(Region region, Frame titled, UriInfo uri, Visit visit, HttpHeaders headers) {
        return answer(region, Region.Templates.refreshed(region, titled), uri, visit, headers);
    }

    private Response answer(Region region, TemplateInstance content, UriInfo uri, Visit visit, HttpHeaders headers) {
        return region.tag().equals(uri.getQueryParameters().getFirst(Region.SEEN))
                ? Response.noContent().build()
                : answer(content, visit, headers);
    }

    /** A redirect after an action, to the page that shows the result. */
    static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
