package org.libraryexchange.pages.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.libraryexchange.base.http.TokenBuckets;

/** Counts attempts to sign in by address, with a password and through the identity provider alike. */
@ApplicationScoped
class AttemptsOfAddresses {

    private static final int MOST_ADDRESSES = 10_000;

    private final TokenBuckets buckets;

    AttemptsOfAddresses(SignInConfig config) {
        double perSecond = 1e9 / config.anotherAttempt().toNanos();
        this.buckets = new TokenBuckets(perSecond, config.attemptsOfAnAddress(), MOST_ADDRESSES);
    }

    /** Counts an attempt, and says how long to wait with it; zero if the person may try. */
    Duration pause(String address) {
        return Duration.ofNanos(buckets.take(address, System.nanoTime()));
    }
}
