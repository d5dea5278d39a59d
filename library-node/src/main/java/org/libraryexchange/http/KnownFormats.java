package org.libraryexchange.http;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a client that accepts no format of an address. Where an address has an operation for each of several formats,
 * Quarkus would take the first, whatever the client accepts.
 */
final class KnownFormats {

    @ServerRequestFilter
    void requireAccepted(ResourceInfo operation, HttpHeaders request) {
        Produces formats = operation.getResourceMethod().getAnnotation(Produces.class);
        if (formats == null) {
            formats = operation.getResourceClass().getAnnotation(Produces.class);
        }
        if (formats != null
                && Stream.of(formats.value()).map(MediaType::valueOf).noneMatch(it -> accepts(request, it))) {
            throw new NotAcceptableException();
        }
    }

    private static boolean accepts(HttpHeaders request, MediaType format) {
        try {
            return request.getAcceptableMediaTypes().stream().anyMatch(format::isCompatible);
        } catch (IllegalArgumentException e) {
            // Of a header that names something else than formats.
            return false;
        }
    }
}
