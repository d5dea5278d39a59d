package org.libraryexchange.base.http;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a client that accepts no format of an address. Where an address has an operation for each of several formats,
 * Quarkus would take the first, whatever the client accepts.
 */
final class KnownFormats {

    /** By operation; empty if the operation says itself what it makes. */
    private final Map<Method, List<MediaType>> made = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void requireAccepted(ResourceInfo operation, HttpHeaders request) {
        List<MediaType> formats =
                made.computeIfAbsent(operation.getResourceMethod(), it -> of(it, operation.getResourceClass()));
        if (!formats.isEmpty() && formats.stream().noneMatch(it -> accepts(request, it))) {
            throw new NotAcceptableException();
        }
    }

    private static List<MediaType> of(Method operation, Class<?> resource) {
        return Stream.of(operation, resource)
                .map(it -> it.getAnnotation(Produces.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(formats ->
                        Stream.of(formats.value()).map(MediaType::valueOf).toList())
                .orElse(List.of());
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
