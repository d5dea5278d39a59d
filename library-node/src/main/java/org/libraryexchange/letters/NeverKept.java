package org.libraryexchange.letters;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** No cache may keep an answer about letters, not even that of the person who asked. */
final class NeverKept {

    private static final Pattern LETTERS = Pattern.compile("/api/v1/(letters|threads|items/[^/]*/proposals)");

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getRequestUri().getPath();
        if (LETTERS.matcher(path).lookingAt()) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
