package org.libraryexchange.pages.browse;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Set;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Pages.NamedFile;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;

/** What all pages for readers need: the current request, its reader, and the answer. */
@Singleton
record BrowseContext(UriInfo uri, HttpHeaders headers, Visits visits, Pages pages, SecurityIdentity identity) {

    /** @param parameters of the page, besides its language */
    Visit visit(Set<String> parameters) {
        return visits.ofReader(uri, headers, parameters);
    }

    Visit visit() {
        return visit(Set.of());
    }

    /** Whether the reader works at the desk of this city. */
    boolean isLibrarian() {
        return identity.hasRole(Roles.LIBRARIAN);
    }

    /** The format that the request wants: HTML for those who take anything. */
    MediaType wanted(MediaType... others) {
        return Pages.wanted(headers, MediaType.TEXT_HTML_TYPE, others);
    }

    Response answer(TemplateInstance page, Visit visit) {
        return pages.answer(page, visit, headers);
    }

    Response answer(NamedFile file, Visit visit) {
        return pages.answer(file, visit, headers);
    }

    /** An answer about an item. Librarians get one of their own, because they also see drafts. */
    Response ofItem(Response answer) {
        return isLibrarian() ? Pages.forOne(answer) : answer;
    }

    /** Leads a program that wants JSON. */
    static Response toApi(String address) {
        return Response.seeOther(URI.create("/api/v1" + address))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
