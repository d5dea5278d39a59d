package org.libraryexchange.base.http;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.libraryexchange.base.http.Seats.Seat;

/**
 * Refuses requests from clients that make too many, before it reads their bodies. Clients with a valid token are
 * counted by its name, all others by address. The management port has no limit.
 */
@Singleton
final class RateLimit {

    /** Runs after authentication, which makes the token available, and before everything else. */
    private static final int AFTER_AUTHENTICATION = 150;

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final int MOST_CLIENTS = 10_000;

    private final RateLimitConfig config;
    private final IdentityProviderManager identities;
    private final Refusals refusals;
    private final Seats underWay;

    RateLimit(RateLimitConfig config, IdentityProviderManager identities, Refusals refusals) {
        this.config = config;
        this.identities = identities;
        this.refusals = refusals;
        this.underWay = new Seats(Integer.MAX_VALUE, config.atATime(), "");
    }

    void guard(@Observes Filters filters) {
        Limit addresses = new Limit(config.requestsPerSecond(), config.burstSeconds());
        Limit names = new Limit(config.requestsPerSecondOfAName(), config.burstSeconds());
        filters.register(context -> check(context, addresses, names), AFTER_AUTHENTICATION);
    }

    private void check(RoutingContext context, Limit addresses, Limit names) {
        Client address = Client.at(context.request());
        if (!seat(context, address)) {
            refusals.refuse(
                    context,
                    ProblemException.retryLater(
                            ProblemType.TOO_MANY_REQUESTS,
                            "This client has too many requests in progress.",
                            ONE_SECOND));
            return;
        }
        if (context.request().getHeader(HttpHeaders.AUTHORIZATION) == null) {
            addresses.count(context, address);
            return;
        }
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(
                        identity -> {
                            if (identity.isAnonymous()) {
                                addresses.count(context, address);
                            } else {
                                names.count(
                                        context,
                                        new Client(identity.getPrincipal().getName(), true));
                            }
                        },
                        failure -> refuseUnlessRefused(context, failure));
    }

    /** Fails the request, unless the framework has already refused it because its token is not valid. */
    private static void refuseUnlessRefused(RoutingContext context, Throwable failure) {
        if (!context.failed()) {
            context.fail(failure);
        }
    }

    private boolean seat(RoutingContext context, Client address) {
        if (config.atATime() == 0) {
            return true;
        }
        Optional<Seat> seat = underWay.tryToTake(address);
        seat.ifPresent(taken -> RequestEnd.then(context, answered -> taken.close()));
        return seat.isPresent();
    }

    /** The rate limit for one sort of client. */
    private final class Limit {

        private final Optional<TokenBuckets> buckets;

        private Limit(int perSecond, int burstSeconds) {
            this.buckets = perSecond == 0
                    ? Optional.empty()
                    : Optional.of(new TokenBuckets(perSecond, perSecond * burstSeconds, MOST_CLIENTS));
        }

        private void count(RoutingContext context, Client client) {
            long nanos =
                    buckets.map(it -> it.take(client.id(), System.nanoTime())).orElse(0L);
            if (nanos == 0) {
                new Account(client, buckets).open(context);
                context.next();
            } else {
                Duration pause = Duration.ofSeconds(Duration.ofNanos(nanos).toSeconds() + 1);
                refusals.refuse(
                        context,
                        ProblemException.retryLater(
                                ProblemType.TOO_MANY_REQUESTS, "This client sends too many requests.", pause));
            }
        }
    }

    /** How many requests a client may make in the long run; 0 turns a limit off. */
    @ConfigMapping(prefix = "library.rate-limit")
    public interface RateLimitConfig {

        /** For each address that sends no token. */
        @WithDefault("200")
        int requestsPerSecond();

        /** For each name of a token. It is higher, because a library's own systems may send a whole catalogue at night. */
        @WithDefault("2000")
        int requestsPerSecondOfAName();

        /** The most requests in progress for each address, with or without a token. */
        @WithDefault("100")
        int atATime();

        /** After a quiet time, a client may make the requests of this many seconds at once. */
        @WithDefault("5")
        int burstSeconds();
    }
}
