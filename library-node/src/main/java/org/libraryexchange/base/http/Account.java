package org.libraryexchange.base.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * Who makes a request, and pays for what it costs.
 *
 * @param buckets empty if the client's requests are not limited
 */
record Account(Client client, Optional<TokenBuckets> buckets) {

    /** A request has paid for this much of a processor's time when it is let in. */
    private static final Duration PAID = Duration.ofMillis(5);

    private static final String KEY = Account.class.getName();

    void open(RoutingContext request) {
        request.put(KEY, this);
    }

    /** The account of a request that has been let in. */
    static Account of(RoutingContext request) {
        return request.get(KEY);
    }

    /** Takes a further token for each further piece of time that has been used. */
    void charge(Duration cpu) {
        long further = cpu.dividedBy(PAID);
        if (further > 0) {
            buckets.ifPresent(it -> it.charge(client.id(), further, System.nanoTime()));
        }
    }
}
