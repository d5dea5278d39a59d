package org.libraryexchange.base.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that an operation of the API does not know. Otherwise a client with a mistyped filter would
 * take the unfiltered list for what it asked for.
 */
final class KnownParameters {

    private static final String API = "/api/";

    /** By operation; empty if the operation checks its parameters itself. */
    private final Map<Method, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void requireKnown(ResourceInfo operation, UriInfo address) {
        MultivaluedMap<String, String> parameters = address.getQueryParameters();
        if (!parameters.isEmpty() && address.getRequestUri().getPath().startsWith(API)) {
            known.computeIfAbsent(operation.getResourceMethod(), KnownParameters::of)
                    .ifPresent(names -> Parameters.of(parameters, names));
        }
    }

    private static Optional<Set<String>> of(Method operation) {
        if (Stream.of(operation.getParameterTypes()).anyMatch(UriInfo.class::equals)) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(operation.getParameters())
                .map(KnownParameters::name)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
    }

    private static Optional<String> name(Parameter parameter) {
        return Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }
}
