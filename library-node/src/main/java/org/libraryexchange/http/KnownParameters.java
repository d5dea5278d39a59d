package org.libraryexchange.http;

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
 * Refuses query parameters of the API that its operations do not know: who has mistyped a filter would take everything for
 * what was asked for.
 */
final class KnownParameters {

    private static final String API = "/api/";

    /** By operation; empty where the operation looks at its address itself. */
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
