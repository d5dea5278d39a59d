package org.libraryexchange.base.security;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.libraryexchange.base.node.PublicConfig;

/**
 * Makes each {@code Location} start with the node's public address for programs; for browsers, redirects keep only the
 * path (RFC 9110 section 10.2.2), so that they stay on their address. The framework would use the host that the client
 * names, which can be any.
 */
record Locations(PublicConfig config) {

    private static final int FIRST_OF_REDIRECTIONS = 300;

    @ServerResponseFilter
    void tell(ContainerResponseContext response) {
        Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            String path = path(URI.create(location.toString()));
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.LOCATION,
                            response.getStatus() < FIRST_OF_REDIRECTIONS
                                    ? config.publicAddress().resolve(path).toString()
                                    : path);
        }
    }

    private static String path(URI location) {
        return location.getRawPath() + after('?', location.getRawQuery()) + after('#', location.getRawFragment());
    }

    private static String after(char mark, String part) {
        return part == null ? "" : mark + part;
    }
}
