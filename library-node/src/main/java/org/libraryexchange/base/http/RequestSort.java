package org.libraryexchange.base.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
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
        String template =
                ((HttpServerRequestInternal) context.request()).context().getLocal(TEMPLATE);
        return new RequestSort(
                METHODS.contains(method) ? method.name() : UNKNOWN, template == null ? UNKNOWN : template);
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
