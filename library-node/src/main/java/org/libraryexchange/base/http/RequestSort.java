package org.libraryexchange.base.http;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.resteasy.reactive.server.runtime.observability.ObservabilityIntegrationRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * The method and the template of a request, both from closed lists. So nothing that a client invents gets into metrics
 * or stored records.
 *
 * @param method a known method, otherwise {@code unknown}
 * @param template of the resource that answers; {@code unknown} if none does
 */
public record RequestSort(String method, String template) {

    private static final String UNKNOWN = "unknown";

    /** The key under which the framework stores the template of the matching resource. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    /** The method and the template of a request that was answered. */
    public static RequestSort of(RoutingContext context) {
        HttpMethod method = context.request().method();
        return new RequestSort(
                METHODS.contains(method) ? method.name() : UNKNOWN,
                known(context).or(() -> lookedUp(context)).orElse(UNKNOWN));
    }

    private static Optional<String> known(RoutingContext context) {
        return Optional.ofNullable(
                ((HttpServerRequestInternal) context.request()).context().getLocal(TEMPLATE));
    }

    /** The template for a request that was refused before it came to its resource. */
    private static Optional<String> lookedUp(RoutingContext context) {
        try {
            ObservabilityIntegrationRecorder.setTemplatePath(context, ResteasyReactiveRecorder.getCurrentDeployment());
        } catch (IllegalArgumentException undecodable) {
            return Optional.empty();
        }
        return known(context);
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
