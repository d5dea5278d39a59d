package org.libraryexchange.base.http;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses forms that have come without their bodies, because these were refused. */
final class FormsWithoutBody {

    @ServerRequestFilter
    void refuse(RoutingContext request) {
        Refusals.ofBody(request).ifPresent(refusal -> {
            throw refusal;
        });
    }
}
