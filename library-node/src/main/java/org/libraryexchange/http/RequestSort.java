package org.libraryexchange.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * What sort of request it is, of closed lists: nothing that a client makes up gets into metrics and other things that are
 * kept.
 *
 * @param method one of those that there are; else {@code unknown}
 * @param template of the resource that answers; {@code unknown} where none does
 */
public record RequestSort(String method, String template) {

    private static final String UNKNOWN = "unknown";

    /** Where the framework keeps the template of the resource that it has found. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    /** That of a request, once it was answered. */
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
