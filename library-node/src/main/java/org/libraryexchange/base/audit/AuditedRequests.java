package org.libraryexchange.base.audit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.base.audit.AuditEntry.What;
import org.libraryexchange.base.audit.AuditedAct.Done;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.RequestSort;

/**
 * Records requests that were refused with 401 or 403, and what named people and programs changed or read among the
 * rejected records.
 */
@Singleton
record AuditedRequests(AuditTrail trail) {

    private static final int FIRST = 15_000;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;

    void guard(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext context) {
        context.addEndHandler(end -> event(context).ifPresent(event -> note(context, event)));
        context.next();
    }

    private static Optional<AuditEvent> event(RoutingContext context) {
        int status = context.response().getStatusCode();
        if (status == UNAUTHENTICATED) {
            return Optional.of(AuditEvent.UNAUTHENTICATED);
        }
        if (status == FORBIDDEN) {
            return Optional.of(AuditEvent.FORBIDDEN);
        }
        if (status >= 400) {
            return Optional.empty();
        }
        if (!SAFE.contains(context.request().method()) && !keepsWhatIsTyped(context)) {
            return Optional.of(AuditEvent.ACTED);
        }
        return RequestSort.of(context).template().contains("/rejected")
                ? Optional.of(AuditEvent.READ_REJECTED)
                : Optional.empty();
    }

    /** The desk keeps what somebody types after each pause. That changes nothing that others see. */
    private static boolean keepsWhatIsTyped(RoutingContext context) {
        return RequestSort.of(context).template().endsWith("/keep");
    }

    private void note(RoutingContext context, AuditEvent event) {
        if (context.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous()) {
            note(context, event, user.getSecurityIdentity().getPrincipal().getName());
        } else if (event == AuditEvent.UNAUTHENTICATED || event == AuditEvent.FORBIDDEN) {
            note(context, event, "");
        }
    }

    private void note(RoutingContext context, AuditEvent event, String name) {
        // What was refused is about nothing that is known to exist.
        List<Done> all = event == AuditEvent.ACTED ? AuditedAct.of(context) : List.of(Done.NOTHING);
        all.forEach(done -> trail.note(new What(
                event.term(),
                name,
                Client.at(context.request()).id(),
                RequestSort.of(context).toString(),
                context.response().getStatusCode(),
                done.act(),
                done.subject())));
    }
}
