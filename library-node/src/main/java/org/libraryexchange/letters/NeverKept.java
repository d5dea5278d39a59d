package org.libraryexchange.letters;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** No cache may keep an answer about letters, not even that of the person who asked. */
final class NeverKept {

    private static final String LETTERS = "/api/v1/letters";
    private static final String THREADS = "/api/v1/threads";

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getRequestUri().getPath();
        if (path.startsWith(LETTERS) || path.startsWith(THREADS)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
