package org.libraryexchange.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Pages;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Visits;

/** What all ops pages are made with. */
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

    /** How things are said to a reader. */
    Speech speech(Visit visit) {
        return speeches.of(visit);
    }

    /**
     * The frame of a page.
     *
     * @param section that it belongs to
     */
    ConsoleFrame frame(Speech speech, String title, String section) {
        return frames.of(speech, title, section);
    }

    /** Who is signed in. */
    String name() {
        return person.name();
    }

    /** Whether that person may do more than look. */
    boolean acts() {
        return person.acts();
    }

    Response answer(TemplateInstance page, Visit visit, HttpHeaders headers) {
        return pages.answer(page, visit, headers);
    }

    /** A part of a page that asks for itself again and again. */
    Region region(Visit visit, String address, TemplateInstance content) {
        return Region.of(visit.link(Address.of(address)), pages.text(content, visit));
    }

    /** That part anew; nothing where the page has it as it is. */
    Response answer(Region region, UriInfo uri, Visit visit, HttpHeaders headers) {
        return region.tag().equals(uri.getQueryParameters().getFirst(Region.SEEN))
                ? Response.noContent().build()
                : answer(Region.Templates.region(region), visit, headers);
    }

    /** After something was done: where to see what came of it. */
    static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
