package org.libraryexchange.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells caches what they may keep: what was asked for with a token is for nobody else. Nothing is given out again without
 * asking, since an item may be withdrawn at any moment; where there is an ETag, asking costs next to nothing.
 */
final class Caching {

    private static final String FOR_ALL = "public, no-cache";
    private static final String FOR_ONE = "private, no-cache";

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        boolean withToken = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, withToken ? FOR_ONE : FOR_ALL);
        }
    }
}
