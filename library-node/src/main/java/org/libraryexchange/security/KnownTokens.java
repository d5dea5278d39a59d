package org.libraryexchange.security;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tokens that were found good a moment ago. A program sends the same one with each request, and to check its signature takes
 * longer than to answer most of them. Whether it has run out is judged each time; a key that is taken back counts for so
 * much longer.
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

    /** Whom a token names; empty where it is not known, or has run out by now. */
    synchronized Optional<JWTCallerPrincipal> find(String token, Instant now) {
        return Optional.ofNullable(tokens.get(token))
                .filter(known -> nanoTime.getAsLong() - known.since() < GOOD_NANOS)
                .map(Known::principal)
                .filter(principal -> now.getEpochSecond() < principal.getExpirationTime());
    }

    /** A token was found good. */
    synchronized void add(String token, JWTCallerPrincipal principal) {
        // Taken out first, so that it is the last to go again.
        tokens.remove(token);
        tokens.put(token, new Known(principal, nanoTime.getAsLong()));
    }

    synchronized int size() {
        return tokens.size();
    }
}
