package org.libraryexchange.pages.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
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
@Singleton
record ConsoleContext(UriInfo uri, HttpHeaders headers, ConsoleFrames frames, Pages pages, SecurityIdentity identity) {

    /** The parameters of the address: those that every page accepts, and the given ones. */
    Parameters parameters(String... names) {
        return Parameters.of(
                uri.getQueryParameters(),
                Stream.concat(Visits.PARAMETERS.stream(), Stream.of(names)).collect(Collectors.toUnmodifiableSet()));
    }

    /** The wording for the reader. */
    ConsoleTexts texts() {
        return frames.texts(uri, headers);
    }

    /** The frame of the first page of a section of the menu, which has the section's title. */
    StaffFrame frame(ConsoleTexts in, String section) {
        return frame(in, in.words().section(section), section);
    }

    /**
     * The frame of a page.
     *
     * @param section of the menu to which the page belongs
     */
    StaffFrame frame(ConsoleTexts in, String title, String section) {
        return frames.of(in, title, section);
    }

    /** The name of the person who is signed in. */
    String name() {
        return identity.getPrincipal().getName();
    }

    /** Whether that person may change things and not only look. */
    boolean acts() {
        return identity.hasRole(Roles.EXCHANGE_OPERATOR);
    }

    Response answer(TemplateInstance page, ConsoleTexts in) {
        return pages.answer(page, in.visit(), headers);
    }

    /** A part of a page that the page requests again and again. */
    Region region(ConsoleTexts in, String address, TemplateInstance content) {
        return Region.of(in.link(address), pages.text(content, in.visit()));
    }

    /** The new content of that part, or 204 if the page already has it. */
    Response answer(Region region, ConsoleTexts in) {
        return answer(region, ConsoleTemplates.region(region), in);
    }

    /** The same, with the page's new title. */
    Response answer(Region region, Frame titled, ConsoleTexts in) {
        return answer(region, ConsoleTemplates.refreshed(region, titled), in);
    }

    private Response answer(Region region, TemplateInstance content, ConsoleTexts in) {
        return region.tag().equals(uri.getQueryParameters().getFirst(Region.SEEN))
                ? Response.noContent().build()
                : answer(content, in);
    }

    /** A redirect after an action, to the page that shows the result. */
    static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
