package org.libraryexchange.traffic;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.libraryexchange.problem.ProblemException;
import org.libraryexchange.problem.ProblemType;
import org.libraryexchange.problem.Refusals;

/**
 * Refuses requests of clients that make too many, before their bodies are read. Whoever has a valid token is known by
 * its name, everybody else by address. The management port knows no limit.
 */
@Singleton
final class RateLimit {

    /** Where a token can be asked for, and nothing else has been done yet. */
    private static final int AFTER_AUTHENTICATION = 150;

    private static final int MOST_CLIENTS = 10_000;

    private final RateLimitConfig config;
    private final IdentityProviderManager identities;
    private final Refusals refusals;

    RateLimit(RateLimitConfig config, IdentityProviderManager identities, Refusals refusals) {
        this.config = config;
        this.identities = identities;
        this.refusals = refusals;
    }

    void guard(@Observes Filters filters) {
        config.requestsPerSecond().ifPresent(perSecond -> {
            TokenBuckets buckets = new TokenBuckets(perSecond, config.burst(), MOST_CLIENTS);
            filters.register(context -> check(context, buckets), AFTER_AUTHENTICATION);
        });
    }

    private void check(RoutingContext context, TokenBuckets buckets) {
        String address = "address " + context.request().remoteAddress().host();
        if (context.request().getHeader(HttpHeaders.AUTHORIZATION) == null) {
            count(context, buckets, address);
            return;
        }
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(
                        identity -> count(context, buckets, client(identity, address)),
                        // A token that is not valid gives nobody a bucket of its own.
                        failure -> count(context, buckets, address));
    }

    private static String client(SecurityIdentity identity, String address) {
        return identity.isAnonymous()
                ? address
                : "name " + identity.getPrincipal().getName();
    }

    private void count(RoutingContext context, TokenBuckets buckets, String client) {
        long nanos = buckets.take(client, System.nanoTime());
        if (nanos == 0) {
            context.next();
        } else {
            Duration pause = Duration.ofSeconds(Duration.ofNanos(nanos).toSeconds() + 1);
            refusals.refuse(
                    context,
                    ProblemException.retryLater(
                            ProblemType.TOO_MANY_REQUESTS, "This client makes more requests than it may.", pause));
        }
    }
}
