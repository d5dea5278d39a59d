package org.libraryexchange.base.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells caches what they may keep. Answers to a request with a token are private. Every cached answer must be checked
 * before it is used again, because an item may be withdrawn at any moment; with an ETag, the check costs almost
 * nothing.
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
