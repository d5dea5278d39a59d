package org.libraryexchange.base.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Takes out the framework's handler of failed authentication, which the framework itself takes out where a resource
 * begins. As long as it is there, each request has its template looked up in a table of all resources made for it alone,
 * which took a sixth of the processor's time for reading an item. {@link org.libraryexchange.base.http.RequestSort} looks it
 * up for those that are refused.
 */
@Singleton
final class LazyAuthentication {

    /** Runs after the framework has put the handler there, and before it looks for it. */
    private static final int AUTHENTICATION = 200;

    void guard(@Observes Filters filters) {
        filters.register(LazyAuthentication::forget, AUTHENTICATION);
    }

    private static void forget(RoutingContext context) {
        context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        context.next();
    }
}
