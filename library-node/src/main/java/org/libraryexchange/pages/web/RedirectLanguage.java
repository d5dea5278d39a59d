package org.libraryexchange.pages.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets the page to which people are sent on speak the language that the address names which they asked for. */
record RedirectLanguage(Visits visits) {

    @ServerResponseFilter
    void keep(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Status.SEE_OTHER.getStatusCode() && ErrorPages.isOfPage(request)) {
            visits.ofRefused(request)
                    .toRemember()
                    .ifPresent(cookie -> response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie));
        }
    }
}
