package org.libraryexchange.base.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Whoever makes requests, as limits count them: by the name in a valid token, or else by address.
 *
 * @param id the name or the address
 * @param isNamed whether it is a name
 */
public record Client(String id, boolean isNamed) {

    /** The client that makes a request which has been let in. */
    public static Client of(RoutingContext request) {
        return Account.of(request).client();
    }

    /** The same without regard to a token. */
    public static Client at(HttpServerRequest request) {
        return at(ClientAddress.of(request));
    }

    /** The client with an address, as {@link ClientAddress} has it. */
    static Client at(String address) {
        return new Client(address, false);
    }

    /** Tells clients apart: no address begins like the key of a name. */
    String key() {
        return isNamed ? "@" + id : id;
    }
}
