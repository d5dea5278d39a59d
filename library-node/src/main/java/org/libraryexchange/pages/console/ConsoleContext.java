package org.libraryexchange.pages.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Visits;

/** What all ops pages need: the current request, its reader, and the answer. */
@ApplicationScoped
class ConsoleContext {

    private final UriInfo uri;
    private final HttpHeaders headers;
    private final ConsoleFrames frames;
    private final Pages pages;
    private final SecurityIdentity identity;

    ConsoleContext(UriInfo uri, HttpHeaders headers, ConsoleFrames frames, Pages pages, SecurityIdentity identity) {
        this.uri = uri;
        this.headers = headers;
        this.frames = frames;
        this.pages = pages;
        this.identity = identity;
    }

    /** The parameters of the address: those that every page accepts, and the given ones. */
    Parameters parameters(String... names) {
        return Parameters.of(
                uri.getQueryParameters(),
                Stream.concat(Visits.PARAMETERS.stream(), Stream.of(names)).collect(Collectors.toUnmodifiableSet()));
    }

    /** The wording for the reader. */
    Speech speech() {
        return frames.speech(uri, headers);
    }

    /** The frame of the first page of a section of the menu, which has the section's title. */
    StaffFrame frame(Speech speech, String section) {
        return frame(speech, speech.words().section(section), section);
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
        return identity.getPrincipal().getName();
    }

    /** Whether that person may change things and not only look. */
    boolean acts() {
        return identity.hasRole(Roles.EXCHANGE_OPERATOR);
    }

    Response answer(TemplateInstance page, Speech speech) {
        return pages.answer(page, speech.visit(), headers);
    }

    /** A part of a page that the page requests again and again. */
    Region region(Speech speech, String address, TemplateInstance content) {
        return Region.of(speech.link(address), pages.text(content, speech.visit()));
    }

    /** The new content of that part, or 204 if the page already has it. */
    Response answer(Region region, Speech speech) {
        return answer(region, ConsoleTemplates.region(region), speech);
    }

    /** The same, with the page's new title. */
    Response answer(Region region, Frame titled, Speech speech) {
        return answer(region, ConsoleTemplates.refreshed(region, titled), speech);
    }

    private Response answer(Region region, TemplateInstance content, Speech speech) {
        return region.tag().equals(uri.getQueryParameters().getFirst(Region.SEEN))
                ? Response.noContent().build()
                : answer(content, speech);
    }

    /** A redirect after an action, to the page that shows the result. */
    static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
