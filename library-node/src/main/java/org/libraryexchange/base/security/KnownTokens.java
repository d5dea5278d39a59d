package org.libraryexchange.base.security;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Remembers tokens that were found valid a moment ago. A program sends the same token with each request, and checking
 * its signature takes longer than most answers do. The expiry is checked each time. A key that was revoked stays valid
 * for as long as its tokens are remembered.
 */
final class KnownTokens {

    private static final int MOST = 1_000;
    private static final long GOOD_NANOS = Duration.ofSeconds(15).toNanos();

    private record Known(JWTCallerPrincipal principal, long since) {}

    private final LongSupplier nanoTime;
    private final Map<String, Known> tokens = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param nanoTime monotonic time
     */
    KnownTokens(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The user of a token; empty if the token is unknown or has expired. */
    synchronized Optional<JWTCallerPrincipal> find(String token, Instant now) {
        return Optional.ofNullable(tokens.get(token))
                .filter(known -> nanoTime.getAsLong() - known.since() < GOOD_NANOS)
                .map(Known::principal)
                .filter(principal -> now.getEpochSecond() < principal.getExpirationTime());
    }

    /** Remembers a valid token. */
    synchronized void add(String token, JWTCallerPrincipal principal) {
        // Removed and added again, so that it is the last to be forgotten.
        tokens.remove(token);
        tokens.put(token, new Known(principal, nanoTime.getAsLong()));
    }

    synchronized int size() {
        return tokens.size();
    }
}
