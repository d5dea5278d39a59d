package org.libraryexchange.base.http;

import io.vertx.core.http.HttpServerRequest;

/** Words for people what is refused before it is routed. It reads nothing, since it may be refused because that is too much. */
public interface RefusalPage {

    /** A page of HTML. */
    String of(HttpServerRequest request, Problem problem);
}
